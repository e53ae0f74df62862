import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftPatch } from '#domain/draft/draft-patch.ts';
import type { DraftConflict, ParkReason, SubmitOutcome } from './draft-state.ts';
import type { DraftStep } from './draft-step.ts';

/** A draft on this device: one person's, for one assignment. */
export type DraftId = { account: string; assignment: string };

/**
 * One line of the log, never changed after it was written. `merge` rows hold what came from
 * another device. `at` is this device's clock and only a label: `seq` is the order.
 */
export type EditRow = {
  seq: number;
  tab: string;
  at: number;
  kind: 'edit' | 'undo' | 'redo' | 'merge';
  /** Rows of one group are one undo step. */
  group: string;
  steps: readonly DraftStep[];
};

/** The fields as they stood after row `seq`; earlier rows are not kept. */
export type DraftSnapshot = { seq: number; fields: DraftFields };

/**
 * A request that may have reached the server. It is written down before it leaves and sent
 * again unchanged, under the same key, until an answer says how it ended.
 */
export type Inflight =
  | {
      what: 'save';
      key: string;
      revision: number;
      schema: number;
      patch: DraftPatch;
      activeSeconds: number;
      /** The content is the state after this row. */
      seq: number;
    }
  | {
      what: 'submit';
      key: string;
      revision: number;
      schema: number;
      fields: DraftFields;
      activeSeconds: number;
      /** Absent in older records. */
      unsentSeconds?: number;
      seq: number;
    };

/** Text that goes to the server's history and not into the draft. */
export type PendingArchive = {
  key: string;
  reason: 'lease-lost' | 'closed' | 'conflict' | 'late';
  schema: number;
  fields: DraftFields;
  seq: number;
  /** Active seconds that no save took to the server; absent in older records. */
  activeSeconds?: number;
  /** The server refused to keep it: it stays here until a person has seen to it. */
  stuck: string | null;
};

/** Version of this record's shape. Older ones are upgraded on reading, newer ones not touched. */
export const RECORD_LAYOUT = 1;

/** Everything about a draft on this device but its fields. Written with each change of state. */
export type DraftHead = DraftId & {
  layout: number;
  /**
   * Which log this is: rows are numbered within it. A browser that clears its storage ends a
   * log, and the next tab that writes begins another, whose numbers say nothing about this one's.
   */
  log: string;
  project: string;
  title: string;
  /** Version of the layout of the fields in the log. */
  schema: number;
  editedAt: number;
  /**
   * The server's state as far as this device knows. Null fields mean: the log's state after
   * row `seq`, which is so after each save that was accepted whole. They stay in the layout
   * that the server has them in, because the next patch is made on them.
   */
  base: {
    revision: number;
    savedAt: string | null;
    schema: number;
    seq: number;
    fields: DraftFields | null;
  };
  inflight: Inflight | null;
  conflicts: readonly DraftConflict[];
  archives: readonly PendingArchive[];
  /** Rows up to here are in the server's history, for a parked or submitted draft. */
  archivedSeq: number;
  parked: ParkReason | null;
  /** A submission that was asked for, under the key that it will be sent with. */
  submit: { key: string } | null;
  lastSubmit: { key: string; outcome: SubmitOutcome } | null;
  submitted: { annotationId: string; submittedAt: string; seq: number } | null;
  activeSeconds: { total: number; unsent: number };
};
