import { cursor, type Cursor } from '#domain/draft/grades.ts';
import type { TextCursor } from '#ui/rewrite-editor/rewrite-editor-props.ts';
import type { GradingDraft } from './grading-draft.ts';

/** What the draft knows of where the person stood; nothing where it never was written. */
function stoodIn(draft: GradingDraft): Cursor {
  const stood = cursor.safeParse(draft.getFields()['cursor']);
  return stood.success ? stood.data : {};
}

/** Where the caret stood in this response's rewrite, or undefined. */
export function keptPlace(draft: GradingDraft, responseId: string): TextCursor | undefined {
  const { rewrite } = stoodIn(draft);
  if (rewrite?.responseId !== responseId) return undefined;
  const { offset, anchor, topLine } = rewrite;
  return {
    offset,
    ...(anchor !== undefined && { anchor }),
    ...(topLine !== undefined && { topLine }),
  };
}

export function keepPlace(draft: GradingDraft, responseId: string, place: TextCursor): void {
  const stood = draft.getFields()['cursor'];
  const others = stood !== null && typeof stood === 'object' && !Array.isArray(stood) ? stood : {};
  draft.setField('cursor', { ...others, rewrite: { responseId, ...place } });
}
