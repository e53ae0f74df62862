import type { QueryClient } from '@tanstack/react-query';
import { checkDraft, GUARD_FIELD, type DraftFinding } from '#domain/guard/check-draft.ts';
import { guardText } from '#domain/guard/guard-text.ts';
import { knownWalls } from '#queries/terms.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';

/** What in the texts of the draft may be confidential; nothing means: it may be submitted. */
export function checkBeforeSubmit(
  { settings, task, draft }: Surface,
  client: QueryClient,
): readonly DraftFinding[] {
  const guard = guardText({
    confidentialWords: settings.confidentialWords,
    restrictedDocuments: task.documents.flatMap(({ restricted, name, text }) =>
      restricted && text !== undefined ? [{ name, text }] : [],
    ),
    walls: knownWalls(client, task.projectId),
  });
  const fields = draft.getFields();
  const found = checkDraft(fields, guard);
  // An explanation of something that is gone would puzzle the reviewer.
  if (found.length === 0 && fields[GUARD_FIELD] !== undefined) {
    draft.setField(GUARD_FIELD, undefined);
  }
  return found;
}
