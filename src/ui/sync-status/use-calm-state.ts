import { useEffect, useState } from 'react';

import type { SyncState } from './sync-state.ts';

/** Milliseconds for which the work has to be saved before that is shown. */
export const calmAfter = 700;

/** What stands until the work has been saved for a moment. */
const isHeld = ({ kind }: SyncState) => kind === 'saving' || kind === 'not-saved';
const isRoutine = ({ kind }: SyncState) => kind === 'saved' || kind === 'saving';

/**
 * The state to show while somebody types: saving and saved follow each other several times a
 * second, and each change would draw a frame for which the next key waits. On a device that
 * keeps nothing, not saved and saved do. Both are shown at once and stand until the work has
 * been saved for a moment; whatever else is not routine is shown at once too. So it may say
 * Saving, or Not saved, of what is saved, never Saved of what is not.
 */
export function useCalmState(state: SyncState): SyncState {
  const [shown, setShown] = useState(state);
  const holds = isHeld(shown) && isRoutine(state);
  if (!holds && shown !== state) setShown(state);
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), calmAfter);
    return () => clearTimeout(timer);
  }, [state]);
  return holds ? shown : state;
}
