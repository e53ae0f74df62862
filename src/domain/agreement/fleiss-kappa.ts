import type { AgreementWeights } from './agreement-weights.ts';
import { chanceCorrected } from './chance-corrected.ts';
import type { Ratings } from './ratings.ts';
import { DEFAULT_OPTIONS, type Statistic, type StatisticOptions } from './statistic.ts';
import { unitCounts } from './unit-counts.ts';

/**
 * Fleiss' kappa: many raters, who may differ from unit to unit (Fleiss 1971, Psychological
 * Bulletin 76). Units with unequal numbers of ratings are averaged as in Gwet 2014, ch. 2;
 * units with one rating count for the shares of the categories only.
 */
export function fleissKappa(
  ratings: Ratings,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  const identity: AgreementWeights = { name: 'identity', table: undefined };
  return chanceCorrected(unitCounts(ratings), identity, sharedMarginals, options);
}

/** Fleiss' and Scott's chance: everybody draws from the same shares, so category k meets π_k. */
export function sharedMarginals(shares: Float64Array): Float64Array {
  return shares;
}
