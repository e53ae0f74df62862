import type { Clock } from '#server/app-limbs.ts';

/** A clock that stands until it is moved. */
export type ManualClock = Clock & { forward(minutes: number): void };

export function manualClock(start = '2026-03-02T09:00:00.000Z'): ManualClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    forward(minutes) {
      time += minutes * 60_000;
    },
  };
}
