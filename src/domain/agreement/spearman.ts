import { normalQuantile } from '#domain/probability/normal-distribution.ts';
import { completeTable, notTwoRaters } from './complete-table.ts';
import { midRanks } from './mid-ranks.ts';
import type { Ratings } from './ratings.ts';
import {
  DEFAULT_OPTIONS,
  tooFewUnits,
  undefinedBecause,
  type Interval,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';

/**
 * Spearman's rank correlation of two raters: Pearson's correlation of mid-ranks, which is the
 * form corrected for ties. Interval: Fisher's z with the standard error of Bonett and Wright
 * (2000, Psychometrika 65). Units that only one of them rated are left out.
 */
export function spearman(ratings: Ratings, options: StatisticOptions = DEFAULT_OPTIONS): Statistic {
  const why = notTwoRaters(ratings, 'Spearman’s correlation', 'Kendall’s W');
  if (why !== undefined) return undefinedBecause(why);
  if (!ratings.scale.ordered) {
    return undefinedBecause('Ranks need the order of the categories: declare the scale.');
  }
  const { units: n, code } = completeTable(ratings);
  if (n < 2) return undefinedBecause('Fewer than two units were rated by both raters.');
  const categories = ratings.scale.categories.length;
  const left = new Float64Array(categories);
  const right = new Float64Array(categories);
  for (let i = 0; i < code.length; i += 2) {
    left[code[i]!]! += 1;
    right[code[i + 1]!]! += 1;
  }
  const leftRanks = midRanks(left).ranks;
  const rightRanks = midRanks(right).ranks;
  const mean = (n + 1) / 2;
  let product = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  for (let i = 0; i < code.length; i += 2) {
    const x = leftRanks[code[i]!]! - mean;
    const y = rightRanks[code[i + 1]!]! - mean;
    product += x * y;
    leftSquares += x * x;
    rightSquares += y * y;
  }
  if (leftSquares === 0 || rightSquares === 0) {
    return undefinedBecause('One of the raters gave every unit the same value, so has no ranks.');
  }
  const raw = product / Math.sqrt(leftSquares * rightSquares);
  const value = Math.max(-1, Math.min(1, raw));
  return { kind: 'defined', value, units: n, ratings: 2 * n, ...interval(value, n, options) };
}

function interval(
  value: number,
  n: number,
  { level }: StatisticOptions,
): { interval: Interval | null; intervalWhy?: string } {
  if (n < 4) return tooFewUnits();
  if (Math.abs(value) > 1 - 1e-12) {
    return { interval: null, intervalWhy: 'At a perfect correlation Fisher’s z is not finite.' };
  }
  const half = normalQuantile(0.5 + level / 2) * Math.sqrt((1 + (value * value) / 2) / (n - 3));
  const z = Math.atanh(value);
  const method = 'Fisher z (Bonett and Wright 2000)';
  return { interval: { low: Math.tanh(z - half), high: Math.tanh(z + half), level, method } };
}
