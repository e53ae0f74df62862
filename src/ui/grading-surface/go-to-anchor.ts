import { fieldName } from '#domain/draft/field-name.ts';
import { findQuote } from '#domain/review/find-quote.ts';
import {
  anchorCriterion,
  anchorResponse,
  type ReviewAnchor,
} from '#domain/review/review-anchor.ts';
import { afterPaint, focusQuestion, inDocument } from './go-to.ts';
import { keepPlace } from './kept-place.ts';
import { openRewrite } from './rewriting.ts';
import type { Surface } from './surface-context.tsx';
import { stand } from './surface-store.ts';

/** Goes to what a reviewer's comment is about. */
export function goToAnchor(surface: Surface, anchor: ReviewAnchor): void {
  const criterionId = anchorCriterion(anchor);
  const responseId = anchorResponse(anchor);
  stand(
    surface.store,
    { ...(criterionId !== null && { criterionId }), ...(responseId !== null && { responseId }) },
    'key',
  );
  if (anchor.kind === 'document-span') {
    inDocument(surface, anchor.documentId, (pane) => {
      pane.scrollToSpan(anchor.start);
      return true;
    });
    return;
  }
  afterPaint(() => {
    if (anchor.kind === 'response-span') {
      surface.panes.current.get(anchor.responseId)?.scrollToSpan(anchor.start, anchor.messageIndex);
    } else if (anchor.kind === 'rewrite-span') {
      goToRewrite(surface, anchor);
    } else if (anchor.kind === 'question') {
      focusQuestion(surface, anchor.question);
    }
  });
}

/** In the text that a reviewer reads, or in the editor of the one who wrote it, with the words selected. */
function goToRewrite(
  surface: Surface,
  anchor: Extract<ReviewAnchor, { kind: 'rewrite-span' }>,
): void {
  const { draft, store, readOnly } = surface;
  const { responseId } = anchor;
  if (readOnly) {
    const marked = `[data-rewrite-of="${CSS.escape(responseId)}"] mark[data-start="${anchor.start}"]`;
    document.querySelector(marked)?.scrollIntoView({ block: 'center' });
    return;
  }
  const text = draft.getFields()[fieldName({ kind: 'rewrite', responseId })];
  const place = typeof text === 'string' ? findQuote(text, anchor) : null;
  if (place) keepPlace(draft, responseId, { offset: place.end, anchor: place.start });
  if (store.getState().rewriting?.responseId !== responseId) openRewrite(surface, responseId);
}
