import { useEffect, useState } from 'react';

import { spoken, type SyncKind } from './sync-state.ts';

/** Milliseconds for which a state has to hold before it is spoken; the others are at once. */
const holdsFor: Partial<Record<SyncKind, number>> = {
  saved: 1000,
  saving: 1000,
  kept: 1000,
  // On a device that keeps nothing, every sentence is unsaved until the server has it.
  'not-saved': 3000,
};

/**
 * The words for the live region. A change of state is spoken once; counts and times
 * never are. While a person types, the routine states follow each other many times a
 * minute: they are spoken only once they have held for a while, and not when the
 * state has come back to the one spoken last.
 */
export function useSpokenState(kind: SyncKind): string {
  const [said, setSaid] = useState<{ kind: SyncKind; words: string }>({ kind, words: '' });
  useEffect(() => {
    if (kind === said.kind) return;
    const speak = () => setSaid({ kind, words: spoken[kind] });
    const timer = setTimeout(speak, holdsFor[kind] ?? 0);
    return () => clearTimeout(timer);
  }, [kind, said.kind]);
  return said.words;
}
