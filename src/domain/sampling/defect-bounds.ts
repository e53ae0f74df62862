import {
  hypergeometricCdf,
  hypergeometricUpperTail,
} from '#domain/probability/hypergeometric-distribution.ts';

/** A simple random sample without replacement from a finite lot, and the defects found in it. */
export type InspectedSample = { population: number; sampled: number; defects: number };

export type DefectInterval = {
  /** Defective items in the whole lot: never fewer, never more. */
  fewest: number;
  most: number;
  /** The same as rates of the lot. */
  low: number;
  high: number;
  level: number;
  method: string;
};

/**
 * The largest number of defective items in the lot that is not refuted at risk `alpha`:
 * P(as few defects as found | that many) > alpha. Exact for a finite population, the analogue
 * of Clopper and Pearson's bound (Wright 1991, Exact Confidence Bounds when Sampling from Small
 * Finite Universes). At least 1 − alpha of all draws give a bound that holds.
 */
export function mostDefects(
  { population, sampled, defects }: InspectedSample,
  alpha: number,
): number {
  let low = defects;
  let high = population - (sampled - defects);
  // The chance of finding so few only falls as the lot holds more: search for the last that fits.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const chance = hypergeometricCdf(defects, { population, marked: middle, drawn: sampled });
    if (chance > alpha) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The smallest number of defective items in the lot that is not refuted at risk `alpha`. */
export function fewestDefects(
  { population, sampled, defects }: InspectedSample,
  alpha: number,
): number {
  let low = defects;
  let high = population - (sampled - defects);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const chance = hypergeometricUpperTail(defects, {
      population,
      marked: middle,
      drawn: sampled,
    });
    if (chance > alpha) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One-sided: "the defect rate is at most `high`", with confidence `level`. */
export function upperDefectBound(sample: InspectedSample, level: number): DefectInterval {
  const most = mostDefects(sample, 1 - level);
  return {
    fewest: sample.defects,
    most,
    low: 0,
    high: rate(most, sample.population),
    level,
    method: 'exact hypergeometric upper bound (Wright 1991)',
  };
}

/** Two-sided, with half the risk on each side. */
export function defectInterval(sample: InspectedSample, level: number): DefectInterval {
  const alpha = (1 - level) / 2;
  const fewest = fewestDefects(sample, alpha);
  const most = mostDefects(sample, alpha);
  return {
    fewest,
    most,
    low: rate(fewest, sample.population),
    high: rate(most, sample.population),
    level,
    method: 'exact hypergeometric interval, equal tails (Wright 1991)',
  };
}

function rate(count: number, population: number): number {
  return population === 0 ? 0 : count / population;
}
