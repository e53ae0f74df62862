import { logGamma } from '#domain/probability/log-gamma.ts';
import { defectsAtLimit, type QualityClaim } from './spot-check-plan.ts';

/**
 * A plan that may stop after any item. It is fixed before the first item is looked at: the
 * claim, and a Beta prior on the defect rate that only tunes where the sequence is narrowest
 * (its guarantee holds whatever the prior).
 */
export type SequentialPlan = QualityClaim & { prior: { defective: number; sound: number } };

/** A prior for lots in which about half the limit is defective. */
export function sequentialPlan(claim: QualityClaim): SequentialPlan {
  const strength = 2 / claim.limit;
  const defective = Math.max(0.5, (strength * claim.limit) / 2);
  return { ...claim, prior: { defective, sound: strength - defective } };
}

export type SequentialState = {
  /** Defective items in the whole lot: the confidence sequence so far. */
  fewest: number;
  most: number;
  verdict: 'supported' | 'refuted' | 'continue';
};

/**
 * The confidence sequence for sampling without replacement of Waudby-Smith and Ramdas (2020,
 * NeurIPS, "Confidence sequences for sampling without replacement", Theorem 2.1): a number D of
 * defective items is ruled out once its prior probability is at least 1 / alpha times its
 * posterior probability, both beta-binomial. That ratio is a martingale under the true D, so by
 * Ville's inequality the true D is ever ruled out with probability at most alpha, however often
 * one looks and whenever one stops.
 *
 * `findings` in the order drawn (a simple random order of the whole lot): true is defective.
 */
export function sequentialCheck(
  plan: SequentialPlan,
  findings: Iterable<boolean>,
): SequentialState {
  let state = startSequentialCheck(plan);
  for (const defective of findings) state = continueSequentialCheck(plan, state, defective);
  const { fewest, most, verdict } = state;
  return { fewest, most, verdict };
}

/** A check in progress; `continueSequentialCheck` returns the next one. */
export type SequentialProgress = SequentialState & { sampled: number; defects: number };

export function startSequentialCheck({ population }: SequentialPlan): SequentialProgress {
  return { fewest: 0, most: population, verdict: 'continue', sampled: 0, defects: 0 };
}

/** One more item. The sequence is intersected with the earlier ones, which stays valid. */
export function continueSequentialCheck(
  plan: SequentialPlan,
  before: SequentialProgress,
  defective: boolean,
): SequentialProgress {
  const sampled = before.sampled + 1;
  const defects = before.defects + (defective ? 1 : 0);
  const ratio = logRatio(plan, sampled, defects);
  const threshold = -Math.log(1 - plan.confidence);
  let fewest = Math.max(before.fewest, defects);
  let most = Math.min(before.most, plan.population - (sampled - defects));
  // The ratio falls and then rises in D, so what is kept is one run of numbers.
  while (fewest < most && ratio(fewest) >= threshold) fewest += 1;
  while (most > fewest && ratio(most) >= threshold) most -= 1;
  const limit = defectsAtLimit(plan);
  // The first verdict stands: going on to look may not turn it round.
  const verdict =
    before.verdict !== 'continue'
      ? before.verdict
      : most < limit
        ? 'supported'
        : fewest >= limit
          ? 'refuted'
          : 'continue';
  return { fewest, most, verdict, sampled, defects };
}

/** log (prior / posterior) of D defective items in the lot, after `defects` in `sampled`. */
function logRatio(
  { population, prior }: SequentialPlan,
  sampled: number,
  defects: number,
): (d: number) => number {
  const { defective: a, sound: b } = prior;
  const before = logBetaBinomial(population, a, b);
  const after = logBetaBinomial(population - sampled, a + defects, b + sampled - defects);
  return (d) => before(d) - after(d - defects);
}

function logBetaBinomial(n: number, a: number, b: number): (k: number) => number {
  const constant =
    logGamma(n + 1) + logGamma(a + b) - logGamma(a) - logGamma(b) - logGamma(n + a + b);
  return (k) =>
    constant + logGamma(k + a) + logGamma(n - k + b) - logGamma(k + 1) - logGamma(n - k + 1);
}
