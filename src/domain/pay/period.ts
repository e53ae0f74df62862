import * as z from 'zod/mini';

/** Days in UTC, both included. */
export const period = z.object({ from: z.iso.date(), to: z.iso.date() });
export type Period = z.infer<typeof period>;

export const namedPeriods = ['this-week', 'last-week', 'this-month', 'last-month'] as const;
export type NamedPeriod = (typeof namedPeriods)[number];

const DAY_MS = 86_400_000;

/** `2026-11-27` of a moment, in UTC: one day for everybody, wherever they sit. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** A week begins on Monday. */
export function periodNamed(name: NamedPeriod, now: number): Period {
  const today = new Date(now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  switch (name) {
    case 'this-week':
      return weekFrom(now - weekday(today) * DAY_MS);
    case 'last-week':
      return weekFrom(now - (weekday(today) + 7) * DAY_MS);
    case 'this-month':
      return monthOf(year, month);
    case 'last-month':
      return monthOf(year, month - 1);
  }
}

/** Days since Monday. */
function weekday(at: Date): number {
  return (at.getUTCDay() + 6) % 7;
}

function weekFrom(monday: number): Period {
  return { from: dayOf(monday), to: dayOf(monday + 6 * DAY_MS) };
}

function monthOf(year: number, month: number): Period {
  return { from: dayOf(Date.UTC(year, month, 1)), to: dayOf(Date.UTC(year, month + 1, 0)) };
}
