import type { Grades } from '#domain/draft/grades.ts';
import type { NamedAnswer, PreferenceAnswer } from '#domain/question/answer.ts';
import { majority } from '#domain/skill/majority.ts';
import type { FinalRule } from './final-answer.ts';

/**
 * Final answers to comparisons of two: a person's answer first; then the side that all preferred,
 * or under a rule that counts votes the side that most did, with the lower median of their degrees.
 * A tie, and every other kind of question, has only the answers of its annotators.
 */
export function finalAnswers(
  rule: FinalRule,
  annotators: readonly Grades[],
  decided: readonly NamedAnswer[],
): NamedAnswer[] {
  const given = annotators.flatMap(({ answers }) =>
    answers.flatMap(({ question, answer }) =>
      answer.kind === 'preference' ? [{ question, answer }] : [],
    ),
  );
  const byQuestion = Map.groupBy(given, ({ question }) => question);
  const counted = [...byQuestion].flatMap(([question, all]): NamedAnswer[] => {
    if (decided.some((each) => each.question === question)) return [];
    const votes = all.map(({ answer }) => sideOf(answer));
    const { winners, share } = majority(votes);
    const [winner] = winners;
    if (winner === undefined || winners.length > 1) return [];
    if (rule === 'adjudicated' && share < 1) return [];
    const same = all.filter(({ answer }) => sideOf(answer) === winner).map(({ answer }) => answer);
    const sorted = same.toSorted((a, b) => Math.abs(a.value ?? 0) - Math.abs(b.value ?? 0));
    const answer = sorted[Math.floor((sorted.length - 1) / 2)];
    return answer ? [{ question, answer }] : [];
  });
  return [...decided, ...counted];
}

function sideOf({ first, second, value, bothBad }: PreferenceAnswer): string {
  if (bothBad) return 'both bad';
  if (value === null || value === 0) return 'equal';
  return value < 0 ? first : second;
}
