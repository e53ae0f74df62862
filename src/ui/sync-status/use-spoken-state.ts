import { useEffect, useState } from 'react';

import { spoken, type SyncKind } from './sync-state.ts';

const routine: ReadonlySet<SyncKind> = new Set(['saved', 'saving', 'kept']);
const settle = 1000;

/**
 * The words for the live region. A change of state is spoken once; counts and times
 * never are. While a person types, the routine states follow each other many times a
 * minute: they are spoken only once they have held for a second, and not when the
 * state has come back to the one spoken last.
 */
export function useSpokenState(kind: SyncKind): string {
  const [said, setSaid] = useState<{ kind: SyncKind; words: string }>({ kind, words: '' });
  useEffect(() => {
    if (kind === said.kind) return;
    const timer = setTimeout(
      () => setSaid({ kind, words: spoken[kind] }),
      routine.has(kind) ? settle : 0,
    );
    return () => clearTimeout(timer);
  }, [kind, said.kind]);
  return said.words;
}
