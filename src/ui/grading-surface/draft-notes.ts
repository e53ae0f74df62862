import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { parseFieldName } from '#domain/draft/field-name.ts';
import { noteKey, type TableInput } from '#ui/rubric-matrix/verdict-table.ts';

/** Notes and evidence by criterion and response, also where no verdict stands yet. */
export function draftNotes(fields: DraftFields): TableInput['notes'] {
  const notes = new Map<string, { explanation: string; evidence: readonly string[] }>();
  for (const [field, value] of Object.entries(fields)) {
    const name = parseFieldName(field);
    if (name?.kind !== 'explanation' && name?.kind !== 'evidence') continue;
    const key = noteKey(name.criterionId, name.responseId);
    const note = notes.get(key) ?? { explanation: '', evidence: [] };
    if (name.kind === 'explanation' && typeof value === 'string') note.explanation = value;
    if (name.kind === 'evidence' && Array.isArray(value)) {
      note.evidence = value.filter((each) => typeof each === 'string');
    }
    notes.set(key, note);
  }
  return notes;
}
