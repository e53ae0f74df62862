import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import { fieldName } from '#domain/draft/field-name.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { Grades } from '#domain/draft/grades.ts';
import { missingBeforeSubmit, type Missing } from '#domain/question/missing-before-submit.ts';
import type { Question } from '#domain/question/question.ts';
import type { Rubric } from '#domain/rubric/rubric.ts';
import type { OwnAssignment } from '#server/queue/own-assignment.ts';
import { Refusal } from '#server/refusal.ts';

/** Throws `invalid` where a field holds what is no grade, or a newer client wrote it. */
export function readGrades(body: { schema: number; fields: DraftFields }): Grades {
  if (body.schema > DRAFT_SCHEMA) {
    throw new Refusal('invalid', 'This draft was written by a newer version than the server’s');
  }
  const { grades, problems } = gradesOfDraft(body.fields);
  if (problems.length > 0) {
    throw new Refusal('invalid', 'The draft holds values that are no grades', {
      errors: problems.map(({ field, reason }) => ({ place: field, reason })),
    });
  }
  return grades;
}

/** Throws `incomplete`, places named as draft fields, where something is missing or wrong. */
export function refuseIncomplete(
  own: Pick<OwnAssignment, 'settings' | 'responseOrder'>,
  rubric: Rubric | null,
  grades: Grades,
): void {
  const { questions } = own.settings;
  const task = { responses: own.responseOrder.map((id) => ({ id })), rubric };
  const missing = missingBeforeSubmit(task, questions, grades);
  if (missing.length === 0) return;
  throw new Refusal('incomplete', `${missing.length} required answers are missing or wrong`, {
    errors: missing.map((each) => ({ place: placeOf(each, questions), reason: each.text })),
  });
}

/** The draft field that should hold what is missing. */
function placeOf(missing: Missing, questions: readonly Question[]): string {
  const { criterionId, responseId, question } = missing;
  if (criterionId !== undefined && responseId !== undefined) {
    return fieldName({ kind: 'verdict', criterionId, responseId });
  }
  const isText = questions.some((each) => each.name === question && each.kind === 'text');
  return fieldName({
    kind: isText ? 'text' : 'answer',
    question: question ?? '',
    ...(responseId === undefined ? {} : { responseId }),
  });
}
