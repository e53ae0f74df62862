import { useMemo } from 'react';
import type { MarkedPlace } from '#domain/draft/highlight.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';
import { draftNotes } from './draft-notes.ts';
import { useSurface, useSurfaceState } from './surface-context.tsx';
import { useDraftSlice } from './use-draft-slice.ts';

const ofMarks = ['highlight/', 'evidence/'] as const;

/** Whose marks: the key of `useDrawnHighlights`. */
export function markKey(marked: MarkedPlace): string {
  return marked.kind === 'response' ? marked.responseId : `document ${marked.documentId}`;
}

/** The marks of every response and document, with the numbers of the criteria that they show. */
export function useDrawnHighlights(): ReadonlyMap<string, readonly DrawnHighlight[]> {
  const { draft, task, responses } = useSurface();
  const fields = useDraftSlice(draft, ofMarks);
  const criterionId = useSurfaceState((state) => state.criterionId);
  return useMemo(() => {
    const { highlights } = gradesOfDraft(fields).grades;
    const notes = draftNotes(fields);
    const criteria = task.rubric?.criteria ?? [];
    const marks = new Map<string, DrawnHighlight[]>(responses.map(({ id }) => [id, []]));
    for (const { target, ...highlight } of highlights) {
      if (target.kind === 'prompt') continue;
      // A passage of a document may speak for any response, one of a response for that one.
      const judged =
        target.kind === 'response' ? [target.responseId] : responses.map(({ id }) => id);
      const numbers = criteria.flatMap((criterion, index) =>
        judged.some((id) => notes.get(`${criterion.id} ${id}`)?.evidence.includes(highlight.id))
          ? [{ text: String(index + 1), current: criterion.id === criterionId }]
          : [],
      );
      const description = [highlight.label, highlight.severity, highlight.comment]
        .filter(Boolean)
        .join(', ');
      const step = target.kind === 'response' ? target.messageIndex : undefined;
      const key = markKey(target);
      const drawn: DrawnHighlight = {
        id: highlight.id,
        start: highlight.start,
        end: highlight.end,
        ...(step !== undefined && { messageIndex: step }),
        numbers,
        tone: ['major', 'critical'].includes(highlight.severity ?? '') ? 'error' : 'plain',
        ...(description && { description }),
      };
      const known = marks.get(key);
      if (known) known.push(drawn);
      else if (target.kind === 'document') marks.set(key, [drawn]);
    }
    return marks;
  }, [fields, task, responses, criterionId]);
}
