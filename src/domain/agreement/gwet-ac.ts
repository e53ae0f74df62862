import { agreementWeights, type AgreementWeights, type WeightsName } from './agreement-weights.ts';
import { chanceCorrected } from './chance-corrected.ts';
import type { Ratings } from './ratings.ts';
import {
  DEFAULT_OPTIONS,
  undefinedBecause,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';
import { unitCounts } from './unit-counts.ts';

/**
 * Gwet's AC1 (identity weights) and AC2 (other weights) for any number of raters with missing
 * ratings (Gwet 2008, Br J Math Stat Psychol 61; Gwet 2014, Handbook of Inter-Rater
 * Reliability, ch. 3). The declared scale matters: categories nobody used still count.
 */
export function gwetAc(
  ratings: Ratings,
  weightsName: WeightsName,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  if (ratings.code.length > 0 && ratings.scale.categories.length < 2) {
    return undefinedBecause(
      'There is only one category, so agreement by chance cannot be estimated. Declare the scale.',
    );
  }
  const weights = agreementWeights(weightsName, ratings.scale);
  if (!weights.ok) return undefinedBecause(weights.error);
  return chanceCorrected(unitCounts(ratings), weights.value, randomRating, options);
}

/** Gwet's chance: T / (q (q − 1)) · Σ π (1 − π), T the sum of all weights. */
function randomRating(shares: Float64Array, weights: AgreementWeights): Float64Array {
  const q = shares.length;
  const total = weights.table === undefined ? q : weights.table.reduce((sum, w) => sum + w, 0);
  return shares.map((share) => (total / (q * (q - 1))) * (1 - share));
}
