import { fnv1a } from '#domain/probability/seeded-generator.ts';
import { likeliestClass } from './class-posterior.ts';

/** When an item has enough answers. Fixed for a project before its work begins. */
export type OverlapRule = {
  /** Stop as soon as one class is at least this probable. */
  sure: number;
  /** Never fewer answers than this … */
  atLeast: number;
  /** … nor more than this, however uncertain the item stays. */
  atMost: number;
};

export type OverlapDecision =
  | { kind: 'enough'; category: number; probability: number }
  | { kind: 'ask' }
  /** All answers are used up and the item is still uncertain: a person must adjudicate. */
  | { kind: 'adjudicate'; category: number; probability: number };

/** Whether an item with this posterior and so many answers needs another opinion. */
export function overlapDecision(
  posterior: Float64Array,
  answers: number,
  { sure, atLeast, atMost }: OverlapRule,
): OverlapDecision {
  const best = likeliestClass(posterior);
  if (answers >= atLeast && best.probability >= sure) return { kind: 'enough', ...best };
  if (answers < atMost) return { kind: 'ask' };
  return { kind: 'adjudicate', ...best };
}

/**
 * The next item's `sure`, so that items are on average as certain as `aim` when they close
 * (stochastic approximation; Robbins and Monro 1951, Annals of Mathematical Statistics 22). A
 * fixed threshold overshoots: most items end well above it, and that surplus is paid labels.
 */
export function nextSure(sure: number, aim: number, closedAt: number): number {
  const step = 0.01;
  return Math.min(0.995, Math.max(0.5, sure + step * (aim - closedAt)));
}

/**
 * What one more opinion of an expert with this accuracy is expected to tell about the item, in
 * nats: the mutual information of the answer and the class (Lindley 1956, Annals of Mathematical
 * Statistics 27). Never negative; 0 for an expert who answers at random.
 */
export function opinionValue(posterior: Float64Array, accuracy: number): number {
  const q = posterior.length;
  if (q < 2) return 0;
  const right = Math.min(1 - 1e-9, Math.max(1e-9, accuracy));
  const other = (1 - right) / (q - 1);
  let answerEntropy = 0;
  for (const p of posterior) {
    const chance = p * right + (1 - p) * other;
    answerEntropy -= chance * Math.log(chance);
  }
  const noise = -right * Math.log(right) - (1 - right) * Math.log(other);
  return Math.max(0, answerEntropy - noise);
}

/** An expert who could be asked: reliability here, pay for an answer, and answers still free. */
export type AskableExpert = { expert: string; accuracy: number; pay: number; free: number };

/**
 * Whom to ask: the expert with the most information per unit of pay among those with free
 * answers; the freer of equals. Undefined when nobody is free.
 */
export function expertToAsk(
  posterior: Float64Array,
  experts: readonly AskableExpert[],
): AskableExpert | undefined {
  let best: AskableExpert | undefined;
  let most = -1;
  for (const candidate of experts) {
    if (candidate.free <= 0) continue;
    const value = opinionValue(posterior, candidate.accuracy) / Math.max(1e-9, candidate.pay);
    if (value > most || (value === most && best !== undefined && candidate.free > best.free)) {
      most = value;
      best = candidate;
    }
  }
  return best;
}

/**
 * Whether an item belongs to the random share that keeps the fixed overlap. Agreement is computed
 * on that share only: elsewhere, who answers depends on what was answered before, and
 * coefficients would be biased. Decided by seed and id alone, so it can be checked later.
 */
export function keepsFixedOverlap(item: string, share: number, seed: string): boolean {
  return fnv1a(`${seed}\u0000${item}`) / 4294967296 < share;
}
