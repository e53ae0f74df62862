import { normalQuantile } from '#domain/probability/normal-distribution.ts';
import { agreementWeights, type WeightsName } from './agreement-weights.ts';
import { completeTable, notTwoRaters } from './complete-table.ts';
import type { Ratings } from './ratings.ts';
import {
  DEFAULT_OPTIONS,
  symmetricInterval,
  undefinedBecause,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';

/**
 * Cohen's kappa of two raters, plain (Cohen 1960) or weighted (Cohen 1968). Units that only one
 * of them rated are left out.
 */
export function cohenKappa(
  ratings: Ratings,
  weightsName: WeightsName,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  const why = notTwoRaters(ratings, 'Cohen’s kappa', 'Fleiss’ kappa or Krippendorff’s alpha');
  if (why !== undefined) return undefinedBecause(why);
  const weights = agreementWeights(weightsName, ratings.scale);
  if (!weights.ok) return undefinedBecause(weights.error);
  const { code } = completeTable(ratings);
  return weightedKappa(code, ratings.scale.categories.length, weights.value.table, options);
}

/**
 * Kappa from pairs of codes, laid out a₀ b₀ a₁ b₁ …, with any table of agreement weights
 * (row-major, 1 on the diagonal; undefined for identity). The interval uses the large-sample
 * standard error of Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72).
 */
export function weightedKappa(
  pairs: Int32Array,
  categories: number,
  weights: Float64Array | undefined,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  const n = pairs.length / 2;
  if (n === 0) return undefinedBecause('No unit was rated by both raters.');
  const left = new Float64Array(categories);
  const right = new Float64Array(categories);
  let observed = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const a = pairs[i]!;
    const b = pairs[i + 1]!;
    left[a]! += 1 / n;
    right[b]! += 1 / n;
    observed += weightOf(weights, categories, a, b) / n;
  }
  // What a category of one rater meets by chance in the other rater's answers.
  const meetsRight = weights === undefined ? right : times(weights, right);
  const meetsLeft = weights === undefined ? left : times(weights, left);
  let expected = 0;
  for (let k = 0; k < categories; k += 1) expected += left[k]! * meetsRight[k]!;
  const room = 1 - expected;
  if (room < 1e-12) {
    return undefinedBecause(
      'Both raters gave one and the same category throughout: agreement by chance is certain.',
    );
  }
  const value = (observed - expected) / room;

  let squares = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const a = pairs[i]!;
    const b = pairs[i + 1]!;
    const w = weightOf(weights, categories, a, b);
    squares += (w - (meetsRight[a]! + meetsLeft[b]!) * (1 - value)) ** 2 / n;
  }
  const variance = (squares - (value - expected * (1 - value)) ** 2) / (n * room * room);
  return {
    kind: 'defined',
    value,
    units: n,
    ratings: 2 * n,
    ...symmetricInterval(value, Math.max(0, variance), {
      quantile: normalQuantile(0.5 + options.level / 2),
      level: options.level,
      method: 'large-sample standard error (Fleiss, Cohen and Everitt 1969)',
      range: [-1, 1],
    }),
  };
}

function weightOf(weights: Float64Array | undefined, q: number, a: number, b: number): number {
  return weights === undefined ? (a === b ? 1 : 0) : weights[a * q + b]!;
}

function times(weights: Float64Array, shares: Float64Array): Float64Array {
  const q = shares.length;
  const result = new Float64Array(q);
  for (let i = 0; i < q; i += 1) {
    for (let j = 0; j < q; j += 1) result[i]! += weights[i * q + j]! * shares[j]!;
  }
  return result;
}
