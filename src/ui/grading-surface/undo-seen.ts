import type { GradingDraft } from './grading-draft.ts';

const isUnseen = (field: string) => field === 'cursor' || field.startsWith('origin/');

/**
 * Takes back (or does again) up to the next step that shows: where somebody stood and what is
 * recorded about a text are steps too, but pressing a key for them would seem to do nothing.
 */
export function undoSeen(draft: GradingDraft, what: 'undo' | 'redo'): readonly string[] {
  for (;;) {
    const fields = draft[what]();
    if (fields.length === 0 || !fields.every(isUnseen)) return fields;
  }
}
