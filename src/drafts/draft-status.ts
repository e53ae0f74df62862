import type { DraftPhase } from './draft-state.ts';
import type { StoreFailure } from './draft-store.ts';
import type { SyncStatus } from './sync-status.ts';

export type StatusFacts = {
  phase: DraftPhase;
  /** Changes that the server does not have, a waiting submission or archive among them. */
  unsent: number;
  conflicts: number;
  /** The server's time of the last save. */
  savedAt: string | null;
  /** How long the oldest edit has been waiting for the device's disk, in ms; null if none is. */
  unwrittenFor: number | null;
  /** How long the oldest edit has been waiting for the server, in ms. */
  unsentFor: number;
  storage: StoreFailure | null;
  online: boolean;
};

/** The promise is a quarter of a second; a disk that takes longer is not called kept. */
const WRITTEN_WITHIN = 400;
/** A save that takes longer than this is no longer called saving. */
const SAVED_WITHIN = 1500;

/** The truth about where the work is. It never says Saved or Kept of a text that is not. */
export function draftStatus(facts: StatusFacts): SyncStatus {
  const { phase, unsent, conflicts } = facts;
  if (unsent === 0 && conflicts === 0 && !isContended(phase)) {
    const at = phase.kind === 'submitted' ? phase.submittedAt : facts.savedAt;
    return { kind: 'saved', at: at === null ? null : Date.parse(at) };
  }
  if (facts.storage !== null) return { kind: 'not-saved', reason: reasons[facts.storage] };
  const slow = facts.unwrittenFor !== null && facts.unwrittenFor > WRITTEN_WITHIN;
  if (slow) return { kind: 'not-saved', reason: reasons.slow };
  if (conflicts > 0 || isContended(phase)) {
    return { kind: 'conflict', count: Math.max(1, conflicts) };
  }
  if (phase.kind === 'waiting' && phase.why === 'server') return { kind: 'kept', sending: false };
  if (stands.has(phase.kind)) return { kind: 'kept', sending: false };
  if (!facts.online || phase.kind === 'waiting') return { kind: 'offline', count: unsent };
  return facts.unsentFor > SAVED_WITHIN
    ? { kind: 'kept', sending: true }
    : { kind: 'saving', count: unsent };
}

const stands = new Set<DraftPhase['kind']>(['signed-out', 'outdated', 'refused', 'parked']);

const isContended = (phase: DraftPhase) => phase.kind === 'conflicted' && phase.contended;

const reasons: Readonly<Record<StoreFailure, string>> = {
  full: 'device storage is full',
  unavailable: 'this browser keeps nothing',
  newer: 'this page is out of date',
  slow: 'this device is slow to store',
  failed: 'device storage failed',
};
