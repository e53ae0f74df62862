/** An interval with its stated level, e.g. 0.95, and the name of the method that made it. */
export type Interval = { low: number; high: number; level: number; method: string };

/**
 * What a statistic answers: a number with its interval, or in words why it has none. Never NaN.
 * `units` and `ratings` count what the statistic could use, not what was handed in.
 */
export type Statistic =
  | {
      kind: 'defined';
      value: number;
      interval: Interval | null;
      /** Why there is no interval, where there is none. */
      intervalWhy?: string;
      units: number;
      ratings: number;
    }
  | { kind: 'undefined'; why: string };

export type StatisticOptions = {
  /** The stated level of intervals. */
  level: number;
  /** Seed of the bootstrap, where a statistic needs one. */
  seed: number | string;
};

export const DEFAULT_OPTIONS: StatisticOptions = { level: 0.95, seed: 1 };

export function undefinedBecause(why: string): Statistic {
  return { kind: 'undefined', why };
}

const NO_SPREAD =
  'The large-sample variance is zero here (every unit agreed alike), so it gives no honest interval.';

/**
 * value ± quantile · √variance, cut to the range the statistic can take.
 * A variance of zero (up to rounding: a standard error under 1e-7) comes from too few or too uniform units, not from certainty, so it gives
 * no interval and says why.
 */
export function symmetricInterval(
  value: number,
  variance: number,
  by: { quantile: number; level: number; method: string; range: readonly [number, number] },
): { interval: Interval | null; intervalWhy?: string } {
  if (!Number.isFinite(variance) || !Number.isFinite(by.quantile)) return tooFewUnits();
  if (variance < 1e-14) return { interval: null, intervalWhy: NO_SPREAD };
  const half = by.quantile * Math.sqrt(variance);
  const low = Math.max(by.range[0], value - half);
  const high = Math.min(by.range[1], value + half);
  return { interval: { low, high, level: by.level, method: by.method } };
}

export function tooFewUnits(): { interval: null; intervalWhy: string } {
  return { interval: null, intervalWhy: 'There are too few units for an interval.' };
}
