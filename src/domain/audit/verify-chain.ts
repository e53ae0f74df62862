import type { AuditEntry, AuditHead } from './audit-event.ts';
import { genesis, hashedBody, nextHash } from './chain-hash.ts';

export type StoredEntry = AuditEntry & { hash: string };

/** The first thing wrong with a chain. `n` is the entry it shows at. */
export type ChainFault = {
  chain: string;
  n: number;
  kind: 'altered' | 'missing' | 'backdated' | 'truncated' | 'rewritten';
  says: string;
};

/** How far a clock of one process may lag behind another's on the same database. */
const CLOCK_SKEW_MS = 5 * 60_000;

export type ChainState = { chain: string; n: number; hash: string; latest: number };

export function startOfChain(chain: string): ChainState {
  return { chain, n: 0, hash: genesis(chain), latest: 0 };
}

/**
 * One entry further: the next state, or the fault. Entries come in the order of `n`. A changed
 * character, an exchange of two entries or one put in between all show as `altered` at the first
 * entry that does not follow from what stands before it.
 */
export function followEntry(state: ChainState, entry: StoredEntry): ChainState | ChainFault {
  const { chain } = state;
  const n = state.n + 1;
  if (entry.n !== n) {
    return { chain, n, kind: 'missing', says: `Entry ${n} is missing; the next is ${entry.n}` };
  }
  const hash = nextHash(state.hash, hashedBody(entry));
  if (hash !== entry.hash) {
    const says = `Entry ${n} does not follow from those before it: it was altered or moved`;
    return { chain, n, kind: 'altered', says };
  }
  const at = Date.parse(entry.at);
  if (at < state.latest - CLOCK_SKEW_MS) {
    const says = `Entry ${n} bears an earlier time than one before it`;
    return { chain, n, kind: 'backdated', says };
  }
  return { chain, n, hash, latest: Math.max(state.latest, at) };
}

/**
 * Compares a followed chain with a head: the one kept beside it, or one that was written down
 * outside. Only the latter shows that the newest entries were cut off and the head with them.
 * `hashAt` answers the hash that the chain had at the head's count.
 */
export function compareHead(
  state: ChainState,
  head: AuditHead,
  hashAt: (n: number) => string | undefined,
): ChainFault | null {
  const { chain } = state;
  if (state.n < head.count) {
    const says = `The chain ends at ${state.n}, but ${head.count} entries had been written`;
    return { chain, n: state.n + 1, kind: 'truncated', says };
  }
  if (hashAt(head.count) === head.hash) return null;
  const says = `Entry ${head.count} is not the one whose hash was written down`;
  return { chain, n: head.count, kind: 'rewritten', says };
}

export function isFault(step: ChainState | ChainFault): step is ChainFault {
  return 'kind' in step;
}
