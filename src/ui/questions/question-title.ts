import { comparisonKind } from '#domain/question/comparison-kind.ts';
import type { Question } from '#domain/question/question.ts';

/**
 * What a question is called on screen. A comparison of three or more responses is a ranking: one
 * that the project left under its usual name is called so.
 */
export function questionTitle(question: Question, responses: number): string {
  const isRanking = question.kind === 'comparison' && comparisonKind(responses) === 'ranking';
  return isRanking && question.name === 'Preference' ? 'Ranking' : question.name;
}
