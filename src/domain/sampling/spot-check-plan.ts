import { fail, ok, type Result } from '#domain/result.ts';
import { hypergeometricCdf } from '#domain/probability/hypergeometric-distribution.ts';

/** "`confidence` sure that fewer than `limit` of these `population` items are defective." */
export type QualityClaim = { population: number; limit: number; confidence: number };

/** Draw `sample` items; the claim holds if at most `accept` of them are defective. */
export type SpotCheckPlan = QualityClaim & {
  sample: number;
  accept: number;
  /** The chance that the claim passes although exactly `limit` are defective; at most 1 − confidence. */
  risk: number;
  /** The chance that it passes if the true defect rate is `presumed`. */
  passChance: number;
  presumed: number;
};

/** The number of defective items at which the claim is false for the first time. */
export function defectsAtLimit({ population, limit }: QualityClaim): number {
  // A rate such as 3 % of 100 is 3 exactly, whatever its binary rounding says.
  return Math.ceil(population * limit - 1e-9);
}

/**
 * The smallest sample with acceptance number `accept`: P(at most `accept` defects found | lot at
 * the limit) ≤ 1 − confidence, by the exact hypergeometric distribution (Dodge and Romig's lot
 * tolerance plans, for a finite lot). `presumed` is the defect rate one hopes for; it only says
 * how likely the plan is to succeed.
 */
export function spotCheckPlan(
  claim: QualityClaim,
  accept: number,
  presumed = 0,
): Result<SpotCheckPlan, string> {
  const { population, limit, confidence } = claim;
  if (!(limit > 0 && limit < 1 && confidence > 0 && confidence < 1)) {
    return fail('The limit and the confidence must lie between 0 and 1.');
  }
  if (!Number.isInteger(population) || population < 1) return fail('There is nothing to sample.');
  const marked = defectsAtLimit(claim);
  if (accept >= marked) {
    return fail(
      `${marked} defective of ${population} already break this claim, so a plan that forgives ${accept} cannot support it.`,
    );
  }
  let low = accept + 1;
  let high = population;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const chance = hypergeometricCdf(accept, { population, marked, drawn: middle });
    if (chance <= 1 - confidence) high = middle;
    else low = middle + 1;
  }
  const lot = { population, drawn: low };
  return ok({
    ...claim,
    sample: low,
    accept,
    risk: hypergeometricCdf(accept, { ...lot, marked }),
    passChance: hypergeometricCdf(accept, { ...lot, marked: Math.round(presumed * population) }),
    presumed,
  });
}

/**
 * The plan with the smallest acceptance number that passes with at least `power` if the true
 * rate is `presumed`: larger samples forgive more defects. Fails where even a full count would
 * not reach that chance.
 */
export function spotCheckPlanFor(
  claim: QualityClaim,
  presumed: number,
  power: number,
): Result<SpotCheckPlan, string> {
  for (let accept = 0; ; accept += 1) {
    const plan = spotCheckPlan(claim, accept, presumed);
    if (!plan.ok) {
      if (accept === 0) return plan;
      return fail(
        `Even counting everything, the claim would fail too often at a defect rate of ${presumed}.`,
      );
    }
    if (plan.value.passChance >= power) return plan;
  }
}

/** Whether the claim passed, given what the planned sample showed. */
export function spotCheckVerdict(
  { sample, accept }: SpotCheckPlan,
  inspected: { sampled: number; defects: number },
): { kind: 'supported' } | { kind: 'not-supported' } | { kind: 'unfinished'; missing: number } {
  // Too many defects decide the matter before the sample is complete; too few do not.
  if (inspected.defects > accept) return { kind: 'not-supported' };
  if (inspected.sampled < sample) {
    return { kind: 'unfinished', missing: sample - inspected.sampled };
  }
  return { kind: 'supported' };
}
