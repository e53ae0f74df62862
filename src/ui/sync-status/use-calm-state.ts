import { useEffect, useState } from 'react';

import type { SyncState } from './sync-state.ts';

/** Milliseconds for which the work has to be saved before that is shown. */
export const calmAfter = 700;

const isRoutine = ({ kind }: SyncState) => kind === 'saved' || kind === 'saving';

/**
 * The state to show while somebody types: saving and saved follow each other several times a
 * second, and each change would draw a frame for which the next key waits. Saving is shown at
 * once and stands until the work has been saved for a moment; whatever is not routine is shown
 * at once too. So it may say Saving of what is saved, never Saved of what is not.
 */
export function useCalmState(state: SyncState): SyncState {
  const [shown, setShown] = useState(state);
  const holds = shown.kind === 'saving' && isRoutine(state);
  if (!holds && shown !== state) setShown(state);
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), calmAfter);
    return () => clearTimeout(timer);
  }, [state]);
  return holds ? shown : state;
}
