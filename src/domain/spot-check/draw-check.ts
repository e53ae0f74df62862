import { shuffled } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import {
  continueSequentialCheck,
  sequentialPlan,
  startSequentialCheck,
  type SequentialPlan,
  type SequentialProgress,
} from '#domain/sampling/sequential-check.ts';
import { defectsAtLimit } from '#domain/sampling/spot-check-plan.ts';
import { stratifiedDraw } from '#domain/sampling/stratified-draw.ts';
import { stratifiedPlan } from '#domain/sampling/stratified-plan.ts';
import { checkStratum, type CheckStratum } from './check-stratum.ts';
import type { SpotCheckClaim } from './spot-check-claim.ts';

export type StratumSize = { name: CheckStratum; population: number; sample: number };

/** What a claim asks for, before anything is drawn. */
export type CheckPlan = {
  population: number;
  /** Stratified: items to regrade. Sequential: the fewest that can decide, all without a defect. */
  sample: number;
  /** Sequential plans have none: they go by the confidence sequence. */
  accept: number | null;
  strata: StratumSize[];
  /** About how likely the claim is supported if 1 % of the items are defective. */
  passChance: number | null;
};

export function planCheck(
  claim: SpotCheckClaim,
  strata: ReadonlyMap<string, CheckStratum>,
): Result<CheckPlan, string> {
  const sizes = Map.groupBy(strata.values(), (each) => each);
  const listed = checkStratum.options.flatMap((name) => {
    const population = sizes.get(name)?.length ?? 0;
    return population === 0 ? [] : [{ name, population, emphasis: claim.emphasis[name] ?? 1 }];
  });
  const population = strata.size;
  const { limit, confidence, accept } = claim;
  if (claim.mode === 'sequential') {
    if (population === 0) return fail('There is nothing to check yet.');
    const plan = sequentialPlan({ population, limit, confidence });
    return ok({
      population,
      sample: cleanItemsToDecide(plan, startSequentialCheck(plan)) ?? population,
      accept: null,
      strata: listed.map(({ name, population: all }) => ({ name, population: all, sample: all })),
      passChance: null,
    });
  }
  const plan = stratifiedPlan({ population, limit, confidence }, listed, accept);
  if (!plan.ok) return plan;
  return ok({
    population,
    sample: plan.value.sample,
    accept,
    strata: listed.map(({ name, population: all }) => ({
      name,
      population: all,
      sample: plan.value.sizes.get(name) ?? 0,
    })),
    passChance: plan.value.passChance,
  });
}

/**
 * The items to regrade in the order in which they are handed out; the seed and the lot decide
 * it. Sequential: all of them in random order. Stratified: the draws of all strata, mixed, so
 * that what was regraded so far is no stratum's first.
 */
export function drawCheck(
  claim: SpotCheckClaim,
  strata: ReadonlyMap<string, CheckStratum>,
  plan: CheckPlan,
  seed: string,
): string[] {
  const random = seededGenerator(`${seed}\u0000order`);
  const sorted = [...strata.keys()].toSorted();
  if (claim.mode === 'sequential') return shuffled(random, sorted);
  const groups = plan.strata.map(({ name }) => ({
    name,
    items: sorted.filter((id) => strata.get(id) === name),
  }));
  const sizes = new Map<string, number>(plan.strata.map(({ name, sample }) => [name, sample]));
  const drawn = stratifiedDraw(groups, sizes, seed).flatMap((each) => each.drawn);
  return shuffled(random, drawn);
}

/** How many more items, all without a defect, decide the claim; null where none can any more. */
export function cleanItemsToDecide(
  plan: SequentialPlan,
  progress: SequentialProgress,
): number | null {
  let state = progress;
  for (let more = 0; ; more += 1) {
    if (state.verdict === 'supported') return more;
    if (state.verdict === 'refuted') return null;
    if (state.sampled >= plan.population || state.fewest >= defectsAtLimit(plan)) return null;
    state = continueSequentialCheck(plan, state, false);
  }
}
