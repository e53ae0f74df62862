import type { NamedAnswer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';
import { keyUnits, type ExpertAnswers } from './key-units.ts';
import type { OpinionCredit } from './task-opinion.ts';

/** Stands among the experts while units are taken apart; no account has an empty id. */
const KEY = '';

/**
 * What a gold item teaches about the experts who answered it: there the truth is known, so each
 * answer to a unit that the key answers counts wholly as right or as wrong.
 */
export function goldCredits(
  questions: readonly Question[],
  responseIds: readonly string[],
  key: readonly NamedAnswer[],
  given: readonly ExpertAnswers[],
): OpinionCredit[] {
  return keyUnits(questions, responseIds, [{ expert: KEY, answers: key }, ...given]).flatMap(
    ({ question, votes }) => {
      const truth = votes.find(({ expert }) => expert === KEY)?.category;
      if (truth === undefined) return [];
      return votes
        .filter(({ expert }) => expert !== KEY)
        .map(({ expert, category }) => ({
          expert,
          question,
          right: category === truth ? 1 : 0,
          wrong: category === truth ? 0 : 1,
        }));
    },
  );
}
