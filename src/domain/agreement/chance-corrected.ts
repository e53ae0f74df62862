import { studentTQuantile } from '#domain/probability/t-and-f-quantile.ts';
import type { AgreementWeights } from './agreement-weights.ts';
import {
  symmetricInterval,
  undefinedBecause,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';
import type { UnitCounts } from './unit-counts.ts';

/**
 * From the shares π of the categories, how much agreement a rating of category k meets by
 * chance. Chance agreement as a whole is then Σ π_k · met_k.
 */
export type ChanceModel = (shares: Float64Array, weights: AgreementWeights) => Float64Array;

/** What was observed: mean pairwise agreement, and per unit for the variance. */
export type ObservedAgreement = {
  /** Mean over the units with at least two ratings; 0 where there are none. */
  agreement: number;
  /** Agreement within each unit with two or more ratings, −1 elsewhere. */
  byUnit: Float64Array;
  ratedUnits: number;
  pairedUnits: number;
  pairedRatings: number;
};

/**
 * The share of agreeing pairs within each unit, weighted, averaged over units (Fleiss 1971;
 * Gwet 2014, ch. 2 for unequal numbers of ratings).
 */
export function observedAgreement(
  counts: UnitCounts,
  weights: AgreementWeights,
): ObservedAgreement {
  const units = counts.size.length;
  const byUnit = new Float64Array(units).fill(-1);
  const q = counts.categories;
  let total = 0;
  let ratedUnits = 0;
  let pairedUnits = 0;
  let pairedRatings = 0;
  for (let u = 0; u < units; u += 1) {
    const size = counts.size[u]!;
    if (size > 0) ratedUnits += 1;
    if (size < 2) continue;
    let agreeing = 0;
    const end = counts.offsets[u + 1]!;
    for (let i = counts.offsets[u]!; i < end; i += 1) {
      const own = counts.count[i]!;
      let met = own;
      if (weights.table !== undefined) {
        met = 0;
        const row = counts.category[i]! * q;
        for (let j = counts.offsets[u]!; j < end; j += 1) {
          met += weights.table[row + counts.category[j]!]! * counts.count[j]!;
        }
      }
      agreeing += own * (met - 1);
    }
    const share = agreeing / (size * (size - 1));
    byUnit[u] = share;
    total += share;
    pairedUnits += 1;
    pairedRatings += size;
  }
  const agreement = pairedUnits === 0 ? 0 : total / pairedUnits;
  return { agreement, byUnit, ratedUnits, pairedUnits, pairedRatings };
}

/** Each category's share, averaged over the units that have a rating (every unit weighs alike). */
export function categoryShares(counts: UnitCounts, ratedUnits: number): Float64Array {
  const shares = new Float64Array(counts.categories);
  for (let u = 0; u < counts.size.length; u += 1) {
    if (counts.size[u] === 0) continue;
    const weight = 1 / (counts.size[u]! * ratedUnits);
    for (let i = counts.offsets[u]!; i < counts.offsets[u + 1]!; i += 1) {
      shares[counts.category[i]!]! += counts.count[i]! * weight;
    }
  }
  return shares;
}

/**
 * (observed − chance) / (1 − chance) for any number of raters, with missing ratings, and its
 * large-sample interval over units by linearisation, t quantile with units − 1 degrees of
 * freedom (Gwet 2008, Br J Math Stat Psychol 61; Gwet 2021, Educ Psychol Meas 81 for Fleiss).
 */
export function chanceCorrected(
  counts: UnitCounts,
  weights: AgreementWeights,
  chance: ChanceModel,
  options: StatisticOptions,
): Statistic {
  const observed = observedAgreement(counts, weights);
  if (observed.ratedUnits === 0) return undefinedBecause('There are no ratings.');
  if (observed.pairedUnits === 0) {
    return undefinedBecause('No unit has two ratings, so there is nothing to compare.');
  }
  const shares = categoryShares(counts, observed.ratedUnits);
  const met = chance(shares, weights);
  let expected = 0;
  for (let k = 0; k < shares.length; k += 1) expected += shares[k]! * met[k]!;
  const room = 1 - expected;
  if (room < 1e-12) {
    return undefinedBecause(
      'Every rating is the same category: agreement by chance is certain, so there is nothing to correct for.',
    );
  }
  const value = (observed.agreement - expected) / room;

  const n = observed.ratedUnits;
  let squares = 0;
  for (let u = 0; u < counts.size.length; u += 1) {
    const size = counts.size[u]!;
    if (size === 0) continue;
    let unitChance = 0;
    for (let i = counts.offsets[u]!; i < counts.offsets[u + 1]!; i += 1) {
      unitChance += (counts.count[i]! / size) * met[counts.category[i]!]!;
    }
    const own =
      size < 2 ? 0 : ((n / observed.pairedUnits) * (observed.byUnit[u]! - expected)) / room;
    const linear = own - (2 * (1 - value) * (unitChance - expected)) / room;
    squares += (linear - value) ** 2;
  }
  return {
    kind: 'defined',
    value,
    units: observed.pairedUnits,
    ratings: observed.pairedRatings,
    ...symmetricInterval(value, squares / (n * (n - 1)), {
      quantile: n < 2 ? Infinity : studentTQuantile(0.5 + options.level / 2, n - 1),
      level: options.level,
      method: 'linearisation over units, t quantile (Gwet 2008)',
      // Below −1 is possible: for AC2, and where units with one rating shape the shares.
      range: [Math.min(-1, value), 1],
    }),
  };
}
