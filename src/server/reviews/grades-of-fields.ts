import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { Grades } from '#domain/draft/grades.ts';
import { Refusal } from '#server/refusal.ts';

/** The grades that fields say; throws `invalid` where a value is not what its name promises. */
export function gradesOfFields(fields: DraftFields): Grades {
  const { grades, problems } = gradesOfDraft(fields);
  if (problems.length > 0) {
    throw new Refusal('invalid', 'There are values that are no grades', {
      errors: problems.map(({ field, reason }) => ({ place: field, reason })),
    });
  }
  return grades;
}
