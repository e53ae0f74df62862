import { normalQuantile } from '#domain/probability/normal-distribution.ts';
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
 * Kendall's tau-b of two raters: concordant minus discordant pairs, corrected for ties (Kendall
 * 1945, Biometrika 33). Interval: asymptotic standard error of Brown and Benedetti (1977, JASA
 * 72). Units that only one of them rated are left out. Time n log n.
 */
export function kendallTauB(
  ratings: Ratings,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  const why = notTwoRaters(ratings, 'Kendall’s tau-b', 'Kendall’s W');
  if (why !== undefined) return undefinedBecause(why);
  if (!ratings.scale.ordered) {
    return undefinedBecause('Ranks need the order of the categories: declare the scale.');
  }
  const { units: n, code } = completeTable(ratings);
  if (n < 2) return undefinedBecause('Fewer than two units were rated by both raters.');
  const q = ratings.scale.categories.length;
  const left = new Float64Array(q);
  const right = new Float64Array(q);
  // One sortable number per unit: first rater's code, then the second's.
  const keys = new Float64Array(n);
  for (let u = 0; u < n; u += 1) {
    const x = code[2 * u]!;
    const y = code[2 * u + 1]!;
    left[x]! += 1;
    right[y]! += 1;
    keys[u] = x * q + y;
  }
  keys.sort();
  const leftPairs = n * n - left.reduce((sum, count) => sum + count * count, 0);
  const rightPairs = n * n - right.reduce((sum, count) => sum + count * count, 0);
  if (leftPairs === 0 || rightPairs === 0) {
    return undefinedBecause('One of the raters gave every unit the same value, so has no ranks.');
  }
  const surplus = concordanceSurplus(keys, q);
  const scale = Math.sqrt(leftPairs) * Math.sqrt(rightPairs);
  const value = surplus.reduce((sum, each) => sum + each, 0) / scale;

  // The influence of each unit, centred on its mean, which is known exactly.
  const mean = value * (leftPairs + rightPairs) * n;
  let squares = 0;
  for (let u = 0; u < n; u += 1) {
    const x = Math.floor(keys[u]! / q);
    const y = keys[u]! % q;
    const marginal = left[x]! * rightPairs + right[y]! * leftPairs;
    squares += ((2 * scale * surplus[u]! + value * marginal - mean) / (scale * scale)) ** 2;
  }
  return {
    kind: 'defined',
    value: Math.max(-1, Math.min(1, value)),
    units: n,
    ratings: 2 * n,
    ...symmetricInterval(value, squares, {
      quantile: normalQuantile(0.5 + options.level / 2),
      level: options.level,
      method: 'asymptotic standard error (Brown and Benedetti 1977)',
      range: [-1, 1],
    }),
  };
}

/** For each unit (in the order of `keys`): concordant minus discordant partners. */
function concordanceSurplus(keys: Float64Array, q: number): Float64Array {
  const n = keys.length;
  const surplus = new Float64Array(n);
  // Once upwards against the units that are lower on the left, once downwards against the higher.
  for (const sign of [1, -1]) {
    const tree = new Int32Array(q + 1);
    let inserted = 0;
    const upTo = (y: number) => {
      let sum = 0;
      for (let i = y; i > 0; i -= i & -i) sum += tree[i]!;
      return sum;
    };
    let start = sign === 1 ? 0 : n - 1;
    while (start >= 0 && start < n) {
      const x = Math.floor(keys[start]! / q);
      let end = start;
      for (; end >= 0 && end < n && Math.floor(keys[end]! / q) === x; end += sign) {
        const y = keys[end]! % q;
        const below = upTo(y);
        const above = inserted - upTo(y + 1);
        surplus[end]! += sign * (below - above);
      }
      for (let i = start; i !== end; i += sign) {
        for (let y = (keys[i]! % q) + 1; y <= q; y += y & -y) tree[y]! += 1;
        inserted += 1;
      }
      start = end;
    }
  }
  return surplus;
}
