import { binomialUpperTail } from '#domain/probability/binomial-distribution.ts';
import type { DefectInterval, InspectedSample } from './defect-bounds.ts';

/**
 * Bounds on the defective items of a whole lot from the plain count of defects in a stratified
 * draw, for any allocation and any spread of the defects over the strata.
 *
 * Each stratum's count is hypergeometric, hence a sum of independent unequal Bernoulli trials
 * (Vatutin and Mikhailov 1982), so the total T of a lot with D defective items is one too: of at
 * most min(n, D) trials, with a mean of at least μ(D), which puts the D items where the smallest
 * share was drawn. Hoeffding (1956, On the distribution of the number of successes in
 * independent trials, theorem 5) then gives P(T ≤ t) ≤ P(Bin(m, μ/m) ≤ t) for t ≤ μ − 1; for
 * t = 0 it holds always (the arithmetic mean is not below the geometric). A number D is ruled out
 * where that is at most `alpha`. The bound pays for uneven draws, never with its confidence, and
 * is far below the sum of the strata's own bounds.
 */
export function mostDefectsOfCount(strata: readonly InspectedSample[], alpha: number): number {
  const { population, sampled, defects } = sumOf(strata);
  const least = meanOf(strata, (a, b) => a - b);
  // From the top down: the first number that is not ruled out. No shape of the bound is assumed.
  for (let d = population - (sampled - defects); d > defects; d -= 1) {
    if (chanceOfFew(defects, Math.min(sampled, d), least(d)) > alpha) return d;
  }
  return defects;
}

/** The smallest number of defective items that the count does not rule out at risk `alpha`. */
export function fewestDefectsOfCount(strata: readonly InspectedSample[], alpha: number): number {
  const { population, sampled, defects } = sumOf(strata);
  const greatest = meanOf(strata, (a, b) => b - a);
  for (let d = defects; d < population - (sampled - defects); d += 1) {
    const trials = Math.min(sampled, d);
    const mean = greatest(d);
    const isRuledOut =
      defects >= mean + 1 &&
      trials > 0 &&
      binomialUpperTail(defects, trials, Math.min(1, mean / trials)) <= alpha;
    if (!isRuledOut) return d;
  }
  return population - (sampled - defects);
}

export const COUNT_BOUND = 'count of a stratified draw, least favourable spread (Hoeffding 1956)';

/** Both bounds with half the risk each, as numbers and as rates of the lot. */
export function countDefectInterval(
  strata: readonly InspectedSample[],
  level: number,
): DefectInterval {
  const { population } = sumOf(strata);
  const alpha = (1 - level) / 2;
  const fewest = fewestDefectsOfCount(strata, alpha);
  const most = mostDefectsOfCount(strata, alpha);
  const rate = (count: number) => (population === 0 ? 0 : count / population);
  return {
    fewest,
    most,
    low: rate(fewest),
    high: rate(most),
    level,
    method: COUNT_BOUND,
  };
}

function chanceOfFew(count: number, trials: number, mean: number): number {
  if (count > 0 && count > mean - 1) return 1;
  if (trials === 0) return 1;
  return 1 - binomialUpperTail(count + 1, trials, Math.min(1, mean / trials));
}

function sumOf(strata: readonly InspectedSample[]): InspectedSample {
  const sum = { population: 0, sampled: 0, defects: 0 };
  for (const each of strata) {
    sum.population += each.population;
    sum.sampled += each.sampled;
    sum.defects += each.defects;
  }
  return sum;
}

/** The expected count with D items put into the strata in the given order of their shares. */
function meanOf(
  strata: readonly InspectedSample[],
  order: (a: number, b: number) => number,
): (d: number) => number {
  const sorted = strata
    .filter(({ population }) => population > 0)
    .map(({ population, sampled }) => ({ population, share: sampled / population }))
    .toSorted((a, b) => order(a.share, b.share));
  return (d) => {
    let left = d;
    let mean = 0;
    for (const { population, share } of sorted) {
      const here = Math.min(left, population);
      mean += here * share;
      left -= here;
      if (left === 0) break;
    }
    return mean;
  };
}
