import { sameValue } from '#domain/draft/merge-fields.ts';
import type { DraftState } from './draft-state.ts';

/** Whether a screen would show the same. */
export function sameState(a: DraftState, b: DraftState): boolean {
  return (
    a.conflicts === b.conflicts &&
    a.canUndo === b.canUndo &&
    a.canRedo === b.canRedo &&
    a.submitting === b.submitting &&
    a.storage === b.storage &&
    a.savedAt === b.savedAt &&
    sameValue(a.status, b.status) &&
    sameValue(a.phase, b.phase) &&
    sameValue([...a.unsent], [...b.unsent])
  );
}
