import type { ResponseScore } from '#domain/annotation/annotation.ts';
import type { PreferencePair } from './preference-order.ts';

/**
 * The pairs that rubric scores put in order: by raw score, more than `leastGap` apart; the
 * margin is the difference. A response without a score is in no pair, and one that failed a
 * gate is never chosen. Equal scores are a tie and order nothing.
 */
export function scoreOrder(scores: readonly ResponseScore[], leastGap: number): PreferencePair[] {
  return scores.flatMap((better) =>
    scores.flatMap((worse) => {
      if (better.raw === null || worse.raw === null || better.gateFailed) return [];
      const margin = better.raw - worse.raw;
      return margin > Math.max(leastGap, 0)
        ? [{ chosen: better.responseId, rejected: worse.responseId, margin }]
        : [];
    }),
  );
}
