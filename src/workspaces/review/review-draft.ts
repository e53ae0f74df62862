import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';

export type DraftComment = { id: string; anchor: ReviewAnchor; text: string };

/** What a reviewer has written and chosen about one version, before it is decided. */
export type ReviewDraftState = {
  comments: readonly DraftComment[];
  /** Fields that a fix would change against the expert's version; null = taken out. */
  fixes: Readonly<Record<string, JsonValue>>;
  note: string;
};
export type ReviewDraft = StoreApi<ReviewDraftState> & { forget(): void };

const empty: ReviewDraftState = { comments: [], fixes: {}, note: '' };

/** Kept on this device until the decision is taken, so that a reload loses no comment, under one's own name. */
export function reviewDraft(
  accountId: string,
  reviewId: string,
  annotationId: string,
): ReviewDraft {
  const key = `touchstone:review:${accountId}:${reviewId}:${annotationId}`;
  const store = createStore<ReviewDraftState>(() => ({ ...empty, ...recall(key) }));
  const stop = store.subscribe((state) => {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // Nothing to be done: the comments stay on screen.
    }
  });
  return {
    ...store,
    forget() {
      stop();
      localStorage.removeItem(key);
    },
  };
}

function recall(key: string): Partial<ReviewDraftState> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/** The expert's version with what the reviewer chose differently. */
export function fixedFields(theirs: DraftFields, fixes: ReviewDraftState['fixes']): DraftFields {
  return Object.fromEntries(
    Object.entries({ ...theirs, ...fixes }).filter(([, value]) => value !== null),
  );
}
