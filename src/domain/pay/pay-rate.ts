import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { currency, type Money } from './money.ts';

export const HIGHEST_RATE = 10_000_000;

/**
 * From a day on, an hour is paid so: for one person, or for everybody in the project who has no
 * rate of their own. Rates are only ever added: what held on a day can always be told.
 */
export const payRate = z.object({
  /** Null: the project's, for everybody without one of their own. */
  accountId: z.nullable(identifier),
  /** Null ends a person's own rate: from then on the project's holds. */
  perHourMinor: z.nullable(z.int().check(z.minimum(0), z.maximum(HIGHEST_RATE))),
  currency,
  fromDay: z.iso.date(),
});
export type PayRate = z.infer<typeof payRate>;

/** A rate with who set it when; the list's order is the order in which they were set. */
export const setRate = z.extend(payRate, {
  setBy: z.nullable(z.string()),
  setAt: instant,
});
export type SetRate = z.infer<typeof setRate>;

/** What an hour of this person on this day is paid; null where nothing was agreed. */
export function rateOn(rates: readonly PayRate[], accountId: string, day: string): Money | null {
  const own = inForce(rates, accountId, day);
  const rate = own === null || own.perHourMinor === null ? inForce(rates, null, day) : own;
  if (rate === null || rate.perHourMinor === null) return null;
  return { minor: rate.perHourMinor, currency: rate.currency };
}

/** The one that begins last, of those that began; of two for one day the later set. */
function inForce(rates: readonly PayRate[], accountId: string | null, day: string): PayRate | null {
  let best: PayRate | null = null;
  for (const rate of rates) {
    if (rate.accountId !== accountId || rate.fromDay > day) continue;
    if (best === null || rate.fromDay >= best.fromDay) best = rate;
  }
  return best;
}
