import { binomialUpperTail } from '#domain/probability/binomial-distribution.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { defectsAtLimit, type QualityClaim } from './spot-check-plan.ts';
import { mostDefectsOfCount } from './stratified-count-bound.ts';
import { allocateSample } from './stratified-draw.ts';

/** `emphasis`: how much more of it is drawn than of a stratum with 1. */
export type PlannedStratum = { name: string; population: number; emphasis: number };

export type StratifiedPlan = {
  /** Draws in all, and of each stratum. */
  sample: number;
  sizes: ReadonlyMap<string, number>;
  /** The claim holds if at most so many of them are defective, in whichever strata. */
  accept: number;
  /** About how likely the plan passes if everywhere `presumed` of the items are defective. */
  passChance: number;
  presumed: number;
};

/**
 * The smallest stratified draw that supports the claim although `accept` defects are found: the
 * bound of `mostDefectsOfCount` then lies below the limit. With one stratum it is nearly the
 * exact plan of `spotCheckPlan`.
 */
export function stratifiedPlan(
  claim: QualityClaim,
  strata: readonly PlannedStratum[],
  accept: number,
  presumed = 0.01,
): Result<StratifiedPlan, string> {
  const { population, confidence } = claim;
  if (population === 0) return fail('There is nothing to check yet.');
  const marked = defectsAtLimit(claim);
  if (accept >= marked) {
    return fail(
      `${marked} defective of ${population} already break this claim, so a plan that forgives ${accept} cannot support it.`,
    );
  }
  const supports = (total: number) => {
    const sizes = allocateSample(strata, total);
    const inspected = strata.map(({ name, population: all }) => ({
      population: all,
      sampled: sizes.get(name) ?? 0,
      defects: 0,
    }));
    const [first, ...rest] = inspected;
    if (!first) return false;
    // Only the total count enters the bound, so it does not matter where the defects are put.
    const found = [{ ...first, defects: accept }, ...rest];
    return mostDefectsOfCount(found, 1 - confidence) < marked;
  };
  let low = Math.max(1, accept);
  let high = population;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (supports(middle)) high = middle;
    else low = middle + 1;
  }
  return ok({
    sample: low,
    sizes: allocateSample(strata, low),
    accept,
    passChance: 1 - binomialUpperTail(accept + 1, low, presumed),
    presumed,
  });
}
