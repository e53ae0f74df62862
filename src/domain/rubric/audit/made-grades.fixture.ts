import type { PreferenceAnswer } from '#domain/question/answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { GradedWork } from '#domain/rubric/graded-work.ts';

export function madeCriterion(
  id: string,
  points: number,
  given: Partial<Criterion> = {},
): Criterion {
  return {
    id,
    version: 1,
    text: `Says ${id}`,
    tags: [],
    points,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
    ...given,
  };
}

/** One expert's grades of a task with responses r1 and r2; rows hold 1 for met, 0 for not met. */
export function madeWork(
  taskId: string,
  criteria: readonly Criterion[],
  rows: readonly (readonly (0 | 1)[])[],
  preference: number,
  annotatorId = 'x',
): GradedWork {
  const responseIds = rows.map((_, index) => `${taskId}-r${index + 1}`);
  const [first = '', second = ''] = responseIds;
  const answer: PreferenceAnswer = {
    kind: 'preference',
    first,
    second,
    value: preference,
    bothBad: false,
  };
  return {
    annotationId: `${taskId}-${annotatorId}`,
    taskId,
    annotatorId,
    criteria,
    responseIds,
    answers: [{ question: 'Preference', answer }],
    verdicts: rows.flatMap((row, at) =>
      criteria.map((criterion, index) => ({
        criterionId: criterion.id,
        criterionVersion: criterion.version,
        responseId: responseIds[at] ?? '',
        value: row[index] === 1 ? ('met' as const) : ('not-met' as const),
      })),
    ),
  };
}
