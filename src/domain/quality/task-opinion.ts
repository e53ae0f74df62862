import { classPosterior, likeliestClass } from '#domain/skill/class-posterior.ts';
import type { KeyUnit } from './key-units.ts';

/** What a task taught about one expert: fractional counts of right and wrong answers. */
export type OpinionCredit = { expert: string; question: string; right: number; wrong: number };

/** What the answers to a task say together. */
export type TaskOpinion = {
  /** The unit that is least certain, whose posterior decides whether another opinion is worth it. */
  weakest: { question: string; posterior: Float64Array; probability: number } | null;
  credits: OpinionCredit[];
};

/**
 * The posterior of every unit under the experts' reliabilities, and what it teaches about them:
 * one step of expectation–maximisation with the whole posterior, own answer included, which is
 * the unbiased expectation (others' answers alone would pull everybody towards chance). A unit
 * with a lone answer teaches nothing. A record below chance makes an answer count for nothing,
 * never against what it says.
 */
export function taskOpinion(
  units: readonly KeyUnit[],
  accuracyOf: (question: string, expert: string) => number,
): TaskOpinion {
  let weakest: TaskOpinion['weakest'] = null;
  const credits = new Map<string, OpinionCredit>();
  for (const { question, categories, votes } of units) {
    const chance = 1 / categories.length;
    const posterior = classPosterior(
      votes.map(({ expert, category }) => ({
        category,
        accuracy: Math.max(chance, accuracyOf(question, expert)),
      })),
      categories.length,
    );
    const { probability } = likeliestClass(posterior);
    if (weakest === null || probability < weakest.probability) {
      weakest = { question, posterior, probability };
    }
    if (votes.length < 2) continue;
    for (const { expert, category } of votes) {
      const key = JSON.stringify([expert, question]);
      const credit = credits.get(key) ?? { expert, question, right: 0, wrong: 0 };
      const right = posterior[category] ?? 0;
      credit.right += right;
      credit.wrong += 1 - right;
      credits.set(key, credit);
    }
  }
  return { weakest, credits: [...credits.values()] };
}
