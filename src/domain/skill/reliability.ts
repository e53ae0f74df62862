import { betaQuantile } from '#domain/probability/beta-distribution.ts';

/** Answers compared with the truth (gold, adjudication). Counts may be fractional. */
export type TruthRecord = { right: number; wrong: number };

/** A Beta(right, wrong) prior. */
export type BetaPrior = { right: number; wrong: number };

/** Jeffreys' prior, which gives intervals close to their stated rate whatever the truth. */
export const JEFFREYS: BetaPrior = { right: 0.5, wrong: 0.5 };

/** How often an expert is right: the posterior mean and an equal-tailed credible interval. */
export type Reliability = {
  mean: number;
  low: number;
  high: number;
  level: number;
  /** How many comparisons it rests on. */
  compared: number;
};

/** The posterior mean alone, for inner loops. */
export function reliabilityMean({ right, wrong }: TruthRecord, prior: BetaPrior): number {
  return (right + prior.right) / (right + wrong + prior.right + prior.wrong);
}

/** Beta-binomial reliability. With nothing compared it is the prior, and as wide. */
export function reliability(
  { right, wrong }: TruthRecord,
  { level = 0.95, prior = JEFFREYS }: { level?: number; prior?: BetaPrior } = {},
): Reliability {
  const a = right + prior.right;
  const b = wrong + prior.wrong;
  const tail = (1 - level) / 2;
  return {
    mean: a / (a + b),
    // At the edges the equal-tailed interval would exclude the edge that was observed.
    low: right === 0 ? 0 : betaQuantile(tail, a, b),
    high: wrong === 0 ? 1 : betaQuantile(1 - tail, a, b),
    level,
    compared: right + wrong,
  };
}

/** One answer with its truth known, and where it belongs. */
export type ComparedAnswer = { expert: string; domain: string; question: string; right: boolean };

/**
 * Reliability of every group of answers, e.g. per expert, or per expert and domain:
 * `reliabilityBy(answers, ({ expert, domain }) => JSON.stringify([expert, domain]))`.
 */
export function reliabilityBy(
  answers: Iterable<ComparedAnswer>,
  groupOf: (answer: ComparedAnswer) => string,
  options: { level?: number; prior?: BetaPrior } = {},
): Map<string, Reliability> {
  const records = new Map<string, TruthRecord>();
  for (const answer of answers) {
    const group = groupOf(answer);
    const record = records.get(group) ?? { right: 0, wrong: 0 };
    if (answer.right) record.right += 1;
    else record.wrong += 1;
    records.set(group, record);
  }
  return new Map([...records].map(([group, record]) => [group, reliability(record, options)]));
}

/**
 * A prior learnt from a pool of experts, so that a newcomer with few comparisons is first taken
 * for one of the pool (empirical Bayes by the method of moments; Kleinman 1973, JASA 68).
 * Jeffreys' prior where the pool is too small or shows no spread beyond chance to learn from.
 */
export function poolPrior(records: readonly TruthRecord[]): BetaPrior {
  const used = records.filter(({ right, wrong }) => right + wrong > 0);
  if (used.length < 3) return JEFFREYS;
  const sizes = used.map(({ right, wrong }) => right + wrong);
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const mean = used.reduce((sum, { right }) => sum + right, 0) / total;
  if (mean <= 0 || mean >= 1) return JEFFREYS;
  const spread = used.reduce(
    (sum, { right }, i) => sum + sizes[i]! * (right / sizes[i]! - mean) ** 2,
    0,
  );
  const experts = used.length;
  const sizeTerm = total - sizes.reduce((sum, n) => sum + n * n, 0) / total;
  const between = (spread - (experts - 1) * mean * (1 - mean)) / (sizeTerm - (experts - 1));
  // The strength of the prior in answers; kept within what a pool can plausibly tell.
  const strength = between > 0 ? (mean * (1 - mean)) / between - 1 : Infinity;
  const bounded = Math.min(100, Math.max(2, strength));
  return { right: mean * bounded, wrong: (1 - mean) * bounded };
}
