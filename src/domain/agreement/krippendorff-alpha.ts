import { fail, ok, type Result } from '#domain/result.ts';
import { studentTQuantile } from '#domain/probability/t-and-f-quantile.ts';
import type { Ratings } from './ratings.ts';
import type { Scale } from './scale.ts';
import {
  DEFAULT_OPTIONS,
  symmetricInterval,
  undefinedBecause,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';
import { unitCounts, type UnitCounts } from './unit-counts.ts';

export type AlphaLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** The ratio difference has no closed sum, so it takes time in the square of the distinct values. */
const MOST_RATIO_VALUES = 20_000;

/**
 * Krippendorff's alpha, 1 − D_o / D_e, for any number of raters, missing ratings and four levels
 * of measurement (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; 2018, Content
 * Analysis, ch. 12). Units with one rating are left out. The interval is the linearised one over
 * units with a t quantile (Gwet 2014, ch. 2), which needs no bootstrap.
 */
export function krippendorffAlpha(
  ratings: Ratings,
  level: AlphaLevel,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  const counts = unitCounts(ratings);
  const totals = new Float64Array(counts.categories);
  let units = 0;
  let n = 0;
  for (let u = 0; u < counts.size.length; u += 1) {
    if (counts.size[u]! < 2) continue;
    units += 1;
    n += counts.size[u]!;
    for (let i = counts.offsets[u]!; i < counts.offsets[u + 1]!; i += 1) {
      totals[counts.category[i]!]! += counts.count[i]!;
    }
  }
  if (ratings.code.length === 0) return undefinedBecause('There are no ratings.');
  if (units === 0) {
    return undefinedBecause('No unit has two ratings, so there is nothing to compare.');
  }
  const difference = differenceOf(level, ratings.scale, totals, n);
  if (!difference.ok) return undefinedBecause(difference.error);
  const { within, against } = difference.value;

  let expected = 0;
  for (let k = 0; k < totals.length; k += 1) expected += (totals[k]! / n) * against[k]!;
  if (expected <= 1e-15) {
    return undefinedBecause('Every rating is the same, so there is no variation to agree about.');
  }
  let observed = 0;
  const unitDifference = new Float64Array(counts.size.length);
  for (let u = 0; u < counts.size.length; u += 1) {
    const size = counts.size[u]!;
    if (size < 2) continue;
    unitDifference[u] = within(counts, u) / (size - 1);
    observed += unitDifference[u]! / n;
  }
  // D_e counts pairs without replacement: n (n − 1), where `expected` divides by n².
  const value = 1 - (observed / expected) * ((n - 1) / n);

  const meanSize = n / units;
  const asymptotic = 1 - observed / expected;
  let squares = 0;
  for (let u = 0; u < counts.size.length; u += 1) {
    const size = counts.size[u]!;
    if (size < 2) continue;
    let unitExpected = 0;
    for (let i = counts.offsets[u]!; i < counts.offsets[u + 1]!; i += 1) {
      unitExpected += counts.count[i]! * against[counts.category[i]!]!;
    }
    const larger = (size - meanSize) / meanSize;
    const own = expected - unitDifference[u]! / meanSize + observed * larger;
    const chance = expected - unitExpected / meanSize + expected * larger;
    const linear = (own - 2 * (1 - asymptotic) * chance) / expected;
    squares += (linear - asymptotic) ** 2;
  }
  return {
    kind: 'defined',
    value,
    units,
    ratings: n,
    ...symmetricInterval(value, squares / (units * (units - 1)), {
      quantile: units < 2 ? Infinity : studentTQuantile(0.5 + options.level / 2, units - 1),
      level: options.level,
      method: 'linearisation over units, t quantile (Gwet 2014)',
      range: [-1, 1],
    }),
  };
}

/** `against[k]`: mean squared difference of category k to all ratings. `within`: sum over ordered pairs. */
type Difference = { against: Float64Array; within: (counts: UnitCounts, unit: number) => number };

function differenceOf(
  level: AlphaLevel,
  scale: Scale,
  totals: Float64Array,
  n: number,
): Result<Difference, string> {
  if (level === 'nominal') return ok(nominalDifference(totals, n));
  if (level === 'ordinal') {
    if (!scale.ordered) {
      return fail('Ordinal alpha needs the order of the categories: declare the scale.');
    }
    // Krippendorff's ordinal difference is the squared distance of mid-ranks.
    let below = 0;
    const ranks = totals.map((total) => {
      below += total;
      return below - total / 2;
    });
    return ok(squaredDifference(ranks, totals, n));
  }
  if (scale.numbers === undefined) {
    return fail(`Alpha for ${level} data needs numbers, and not every category is a number.`);
  }
  if (level === 'interval') return ok(squaredDifference(scale.numbers, totals, n));
  return ratioDifference(scale.numbers, totals, n);
}

function nominalDifference(totals: Float64Array, n: number): Difference {
  return {
    against: totals.map((total) => 1 - total / n),
    within: ({ offsets, count, size }, u) => {
      let same = 0;
      for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) same += count[i]! ** 2;
      return size[u]! ** 2 - same;
    },
  };
}

function squaredDifference(values: Float64Array, totals: Float64Array, n: number): Difference {
  // Centred first: the sums of squares below would lose digits far from zero.
  let mean = 0;
  for (let k = 0; k < values.length; k += 1) mean += (values[k]! * totals[k]!) / n;
  const centred = values.map((value) => value - mean);
  let variance = 0;
  for (let k = 0; k < values.length; k += 1) variance += (centred[k]! ** 2 * totals[k]!) / n;
  return {
    against: centred.map((value) => value * value + variance),
    within: ({ offsets, category, count }, u) => {
      // Twice Σ_{k<l} n_k n_l (x_k − x_l)², by the unit's own mean.
      let size = 0;
      let sum = 0;
      for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) {
        size += count[i]!;
        sum += count[i]! * centred[category[i]!]!;
      }
      let squares = 0;
      for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) {
        squares += count[i]! * (centred[category[i]!]! - sum / size) ** 2;
      }
      return 2 * size * squares;
    },
  };
}

function ratioDifference(
  values: Float64Array,
  totals: Float64Array,
  n: number,
): Result<Difference, string> {
  if (values.some((value) => value < 0)) {
    return fail('Ratio data have a true zero, and a value here is negative.');
  }
  const used = [...totals.keys()].filter((k) => totals[k]! > 0);
  if (used.length > MOST_RATIO_VALUES) {
    return fail(
      `There are ${used.length} distinct values; ratio alpha takes ${MOST_RATIO_VALUES}.`,
    );
  }
  const squared = (a: number, b: number) => (a === b ? 0 : ((a - b) / (a + b)) ** 2);
  const against = new Float64Array(values.length);
  for (const k of used) {
    for (const l of used) against[k]! += (squared(values[k]!, values[l]!) * totals[l]!) / n;
  }
  return ok({
    against,
    within: ({ offsets, category, count }, u) => {
      let sum = 0;
      for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) {
        for (let j = offsets[u]!; j < i; j += 1) {
          const between = squared(values[category[i]!]!, values[category[j]!]!);
          sum += 2 * count[i]! * count[j]! * between;
        }
      }
      return sum;
    },
  });
}
