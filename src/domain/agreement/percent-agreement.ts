import { wilsonInterval } from '#domain/probability/binomial-distribution.ts';
import { studentTQuantile } from '#domain/probability/t-and-f-quantile.ts';
import { observedAgreement } from './chance-corrected.ts';
import type { Ratings } from './ratings.ts';
import {
  DEFAULT_OPTIONS,
  symmetricInterval,
  undefinedBecause,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';
import { unitCounts } from './unit-counts.ts';

/**
 * The share of agreeing pairs of ratings, averaged over the units that have a pair; between 0
 * and 1. With two raters the interval is Wilson's score interval (Wilson 1927), with more the
 * pairs of a unit depend on each other and the spread between units is used instead.
 */
export function percentAgreement(
  ratings: Ratings,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  const observed = observedAgreement(unitCounts(ratings), { name: 'identity', table: undefined });
  const { agreement: value, pairedUnits: units } = observed;
  if (observed.ratedUnits === 0) return undefinedBecause('There are no ratings.');
  if (units === 0) {
    return undefinedBecause('No unit has two ratings, so there is nothing to compare.');
  }
  const base = { kind: 'defined', value, units, ratings: observed.pairedRatings } as const;
  if (observed.pairedRatings === 2 * units) {
    const method = 'Wilson score (Wilson 1927)';
    const bounds = wilsonInterval(value * units, units, options.level);
    return { ...base, interval: { ...bounds, level: options.level, method } };
  }
  let squares = 0;
  for (const share of observed.byUnit) if (share >= 0) squares += (share - value) ** 2;
  return {
    ...base,
    ...symmetricInterval(value, squares / (units * (units - 1)), {
      quantile: units < 2 ? Infinity : studentTQuantile(0.5 + options.level / 2, units - 1),
      level: options.level,
      method: 'spread between units, t quantile (Gwet 2014)',
      range: [0, 1],
    }),
  };
}
