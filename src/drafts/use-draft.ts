import {
  createContext,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { JsonValue } from '#domain/json-value.ts';
import type { DraftEngine } from './draft-engine.ts';
import type { DraftHandle } from './draft-handle.ts';
import type { DraftState } from './draft-state.ts';

/** One field of an open draft. The component renders when this field changes and only then. */
export function useDraftField(handle: DraftHandle, field: string): JsonValue | undefined {
  const read = useCallback(() => {
    const fields = handle.getFields();
    return Object.hasOwn(fields, field) ? fields[field] : undefined;
  }, [handle, field]);
  return useSyncExternalStore(handle.subscribe, read);
}

/**
 * A value worked out from all fields. `select` must answer the same value, by identity, while
 * what it reads is the same, and must itself stay the same between renders.
 */
export function useDraftFields<T>(
  handle: DraftHandle,
  select: (fields: ReturnType<DraftHandle['getFields']>) => T,
): T {
  const read = useCallback(() => select(handle.getFields()), [handle, select]);
  return useSyncExternalStore(handle.subscribe, read);
}

/** Status, phase, conflicts and undo: what stands around the fields. */
export function useDraftState(handle: DraftHandle): DraftState {
  return useSyncExternalStore(handle.subscribe, handle.getState);
}

/**
 * The same for what only tells: drawn when nothing more urgent is, so that no key waits for a
 * count that every key changes.
 */
export function useLateDraftState(handle: DraftHandle): DraftState {
  const [state, setState] = useState(handle.getState);
  useEffect(() => {
    const follow = () => startTransition(() => setState(handle.getState()));
    follow();
    return handle.subscribe(follow);
  }, [handle]);
  return state;
}

/** Whether the server takes this browser for the account; false asks for a new sign-in. */
export function useIsSignedIn(engine: DraftEngine): boolean {
  return useSyncExternalStore(engine.subscribe, engine.isSignedIn);
}

const DraftEngineContext = createContext<DraftEngine | null>(null);

/** Hands the one engine of the page to the screens below. */
export const DraftEngineProvider = DraftEngineContext;

export function useDraftEngine(): DraftEngine {
  const engine = useContext(DraftEngineContext);
  if (engine === null) throw new Error('There is no DraftEngineProvider above this component');
  return engine;
}
