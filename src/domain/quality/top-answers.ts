import type { Question } from '#domain/question/question.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { AnsweredItem } from '#domain/skill/uniform-answers.ts';
import type { Judgement } from './judgement.ts';
import type { Rubrics } from './verdict-subjects.ts';

/** The ends of the scales that were answered on. */
export type AnswerScales = { questions: readonly Question[]; rubrics: Rubrics };

export const TOP = 'top';
const BELOW = 'below';

/**
 * What a judgement gave the most that there is to give: a response's score under its rubric is
 * one item, its ratings and its verdicts on scales of points or levels are another; ratings of
 * the task as a whole are a third. Met and not met have no top of their own: the score has.
 */
export function topAnswers(judgement: Judgement, scales: AnswerScales): AnsweredItem[] {
  const { taskId, scores } = judgement;
  const scored = scores.flatMap(({ responseId, clamped }) =>
    clamped === null
      ? []
      : [{ item: `${taskId}/${responseId}/score`, answers: [clamped >= 1 ? TOP : BELOW] }],
  );
  const rated = Map.groupBy(
    [...ratings(judgement, scales), ...levels(judgement, scales)],
    ({ responseId }) => responseId,
  );
  return [
    ...scored,
    ...[...rated].map(([responseId, own]) => ({
      item: `${taskId}/${responseId}/ratings`,
      answers: own.map(({ isTop }) => (isTop ? TOP : BELOW)),
    })),
  ];
}

type Rated = { responseId: string; isTop: boolean };

function ratings({ grades }: Judgement, { questions }: AnswerScales): Rated[] {
  const steps = new Map(
    questions.flatMap((each) => (each.kind === 'rating' ? [[each.name, each.steps.length]] : [])),
  );
  return grades.answers.flatMap(({ question, responseId, answer }) => {
    const top = steps.get(question);
    return answer.kind === 'rating' && top !== undefined
      ? [{ responseId: responseId ?? '', isTop: answer.step === top }]
      : [];
  });
}

function levels({ grades, rubricId }: Judgement, { rubrics }: AnswerScales): Rated[] {
  const criteria = new Map((rubrics.get(rubricId ?? '') ?? []).map((each) => [each.id, each]));
  return grades.verdicts.flatMap(({ criterionId, responseId, value }) => {
    const top = topOf(criteria.get(criterionId));
    return top === null || typeof value !== 'number' ? [] : [{ responseId, isTop: value === top }];
  });
}

function topOf(criterion: Criterion | undefined): number | null {
  if (criterion?.scale.kind === 'points') return criterion.scale.max;
  return criterion?.scale.kind === 'anchored' ? criterion.scale.levels.length : null;
}
