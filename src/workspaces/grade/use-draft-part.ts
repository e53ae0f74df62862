import { useSyncExternalStore } from 'react';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import type { DraftState } from '#drafts/draft-state.ts';

/**
 * One part of a draft's state; the component renders only when that part changes. `select` must
 * answer a plain value, or a text that stands for one.
 */
export function useDraftPart<Part extends string | number | boolean | null>(
  handle: DraftHandle,
  select: (state: DraftState) => Part,
): Part {
  return useSyncExternalStore(handle.subscribe, () => select(handle.getState()));
}
