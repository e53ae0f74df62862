import { useEffect } from 'react';
import { fieldName } from '#domain/draft/field-name.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import type { ReviewThread } from '#domain/review/review.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import type { DraftComment } from './review-draft.ts';

type SpanAnchor = Extract<ReviewAnchor, { kind: 'response-span' | 'document-span' }>;

/**
 * Draws what comments are anchored to in the responses, beside the expert's own marks. The
 * surface's draft is a copy in memory: nothing of this reaches the expert's version.
 */
export function useCommentMarks(
  surface: Surface,
  comments: readonly DraftComment[],
  threads: readonly ReviewThread[],
): void {
  useEffect(() => {
    const { draft } = surface;
    const marks = new Map<string, JsonValue>();
    const anchored = [
      ...comments,
      ...threads
        .filter(({ resolvedAt }) => resolvedAt === null)
        .map(({ id, anchor, messages }) => ({ id, anchor, text: messages[0]?.text ?? '' })),
    ];
    for (const { id, anchor, text } of anchored) {
      if (anchor.kind !== 'response-span' && anchor.kind !== 'document-span') continue;
      const { start, end, quote, locator } = anchor;
      const highlightId = `comment-${id}`.slice(0, 64);
      marks.set(fieldName({ kind: 'highlight', highlightId }), {
        id: highlightId,
        target: targetOf(anchor),
        start,
        end,
        unit: 'utf16',
        quote,
        ...(locator === undefined ? {} : { locator }),
        label: 'Comment',
        comment: text,
      });
    }
    draft.setFields(Object.fromEntries(marks));
    return () =>
      draft.setFields(Object.fromEntries([...marks.keys()].map((key) => [key, undefined])));
  }, [surface, comments, threads]);
}

function targetOf(anchor: SpanAnchor): JsonValue {
  if (anchor.kind === 'document-span') {
    return { kind: 'document', documentId: anchor.documentId };
  }
  const { responseId, messageIndex } = anchor;
  return {
    kind: 'response',
    responseId,
    ...(messageIndex === undefined ? {} : { messageIndex }),
  };
}
