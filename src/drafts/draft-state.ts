import type { JsonValue } from '#domain/json-value.ts';
import type { StoreFailure } from './draft-store.ts';
import type { SyncStatus } from './sync-status.ts';

/** Why a draft stands still although the expert's work is kept. */
export type ParkReason = 'lease-lost' | 'closed' | 'forbidden' | 'not-found';

/**
 * Where one draft stands on its way to the server. draft-engine.ts draws how one phase
 * follows another.
 */
export type DraftPhase =
  /** The device's log is being read; edits are already accepted. */
  | { kind: 'opening' }
  /** Everything on the screen is on the server's disk. */
  | { kind: 'clean' }
  /** Edits wait for the pause in typing, or for another tab to send them. */
  | { kind: 'dirty' }
  | { kind: 'sending'; what: SendKind }
  /** The last try failed for a reason that may pass; `until` is this device's clock. */
  | { kind: 'waiting'; why: 'offline' | 'server'; failures: number; until: number; message: string }
  /** Answers differ from another device's (`conflicts` names them), or no merge was accepted. */
  | { kind: 'conflicted'; contended: boolean }
  /** The session ended. Sending goes on when the same account has signed in again. */
  | { kind: 'signed-out' }
  /** The server or the draft is newer than this page; a reload is needed. */
  | { kind: 'outdated' }
  /** The server will not take this draft as it is. The next edit or `tryAgain` asks once more. */
  | { kind: 'refused'; message: string; code: string | null }
  | { kind: 'parked'; reason: ParkReason; archived: boolean }
  | { kind: 'submitted'; annotationId: string; submittedAt: string };

export type SendKind = 'save' | 'submit' | 'archive';

/** One field that two devices changed differently. An absent value is an absent field. */
export type DraftConflict = {
  field: string;
  base?: JsonValue;
  mine?: JsonValue;
  theirs?: JsonValue;
  /** The server's revision that `theirs` is from. */
  revision: number;
};

/** What a screen shows beside the fields; a new object whenever anything of it changes. */
export type DraftState = {
  phase: DraftPhase;
  status: SyncStatus;
  /** Why this device keeps nothing of the draft at the moment; null while it does. */
  storage: StoreFailure | null;
  /** The server's time of the last save, null before the first. */
  savedAt: string | null;
  conflicts: readonly DraftConflict[];
  /** Fields whose newest value is not on the server yet. */
  unsent: readonly string[];
  canUndo: boolean;
  canRedo: boolean;
  /** A submission was asked for and is not answered yet. */
  submitting: boolean;
};

/** How a submission ended. The text is kept in every case. */
export type SubmitOutcome =
  | { kind: 'submitted'; annotationId: string; submittedAt: string }
  /** Required answers are missing; each place names one. */
  | { kind: 'incomplete'; errors: readonly { place: string; reason: string }[] }
  /** Another device changed the draft meanwhile: the screen now shows more than was read. */
  | { kind: 'changed'; fields: readonly string[] }
  | { kind: 'conflict' }
  | { kind: 'parked'; reason: ParkReason }
  | { kind: 'refused'; message: string };
