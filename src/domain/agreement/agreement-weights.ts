import { fail, ok, type Result } from '#domain/result.ts';
import { positionsOf, type Scale } from './scale.ts';

/** How much two answers count as agreeing: 1 for the same category, less with distance. */
export type AgreementWeights = {
  name: WeightsName;
  /** Row-major categories × categories; undefined for identity, which needs no table. */
  table: Float64Array | undefined;
};

export type WeightsName = 'identity' | 'linear' | 'quadratic' | 'ordinal';

/** A table of weights beyond this many categories would not fit a machine's memory. */
export const MOST_WEIGHTED_CATEGORIES = 2000;

/**
 * - linear: 1 − |x − y| / range (Cicchetti and Allison 1971)
 * - quadratic: 1 − (x − y)² / range² (Fleiss and Cohen 1973)
 * - ordinal: 1 − C(|i − j| + 1, 2) / C(q, 2), by rank alone (Gwet 2014, ch. 3)
 * with x, y the positions of the categories on the scale and i, j their ranks.
 */
export function agreementWeights(
  name: WeightsName,
  scale: Scale,
): Result<AgreementWeights, string> {
  if (name === 'identity') return ok({ name, table: undefined });
  const q = scale.categories.length;
  const positions = positionsOf(scale);
  if (positions === undefined) {
    return fail(
      'This statistic needs the order of the categories: they are not numbers, so declare the scale.',
    );
  }
  if (q > MOST_WEIGHTED_CATEGORIES) {
    return fail(
      `There are ${q} categories; weights are made for at most ${MOST_WEIGHTED_CATEGORIES}.`,
    );
  }
  const range = Math.abs((positions[q - 1] ?? 0) - (positions[0] ?? 0));
  const table = new Float64Array(q * q);
  for (let i = 0; i < q; i += 1) {
    for (let j = 0; j < q; j += 1) {
      const step = Math.abs(i - j);
      const apart = i === j ? 0 : Math.abs(positions[i]! - positions[j]!) / range;
      table[i * q + j] =
        name === 'linear'
          ? 1 - apart
          : name === 'quadratic'
            ? 1 - apart * apart
            : 1 - (step * (step + 1)) / Math.max(1, q * (q - 1));
    }
  }
  return ok({ name, table });
}
