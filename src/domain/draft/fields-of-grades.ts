import type { JsonValue } from '#domain/json-value.ts';
import type { DraftFields } from './draft-fields.ts';
import { fieldName } from './field-name.ts';
import type { Grades } from './grades.ts';

/**
 * The draft that says what these grades say: the inverse of `gradesOfDraft`, for opening
 * grades that exist already (a returned annotation, an import).
 */
export function fieldsOfGrades(grades: Grades): DraftFields {
  const fields = new Map<string, JsonValue>();
  for (const verdict of grades.verdicts) {
    const { criterionId, responseId, value, criterionVersion, explanation, evidence } = verdict;
    const at = { criterionId, responseId };
    fields.set(fieldName({ kind: 'verdict', ...at }), { value, criterionVersion });
    if (explanation) fields.set(fieldName({ kind: 'explanation', ...at }), explanation);
    if (evidence?.length) {
      const ids = evidence.map((each) => each.highlightId);
      fields.set(fieldName({ kind: 'evidence', ...at }), ids);
    }
  }
  for (const { question, responseId, answer } of grades.answers) {
    const at = responseId === undefined ? { question } : { question, responseId };
    if (answer.kind === 'text') fields.set(fieldName({ kind: 'text', ...at }), answer.text);
    else fields.set(fieldName({ kind: 'answer', ...at }), answer);
  }
  for (const { responseId, text } of grades.rewrites) {
    fields.set(fieldName({ kind: 'rewrite', responseId }), text);
  }
  for (const highlight of grades.highlights) {
    const name = fieldName({ kind: 'highlight', highlightId: highlight.id });
    fields.set(name, withoutUndefined(highlight));
  }
  return Object.fromEntries(fields);
}

/** Optional parts may be typed as undefined; JSON knows only absent. */
function withoutUndefined(highlight: Grades['highlights'][number]): JsonValue {
  const plain: JsonValue = JSON.parse(JSON.stringify(highlight));
  return plain;
}
