import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftSnapshot, EditRow } from './draft-record.ts';
import { applySteps, stepsBetween } from './draft-step.ts';
import { rebased, reunited, type PendingRow } from './rebase-edits.ts';
import { emptyUndoStack, joinedSteps, undoAfter, type UndoStack } from './undo-stack.ts';

/** A state of the log: the fields and the undo stack after row `seq`. */
type LogState = { seq: number; fields: DraftFields; undo: UndoStack };

/**
 * One draft as a tab sees it: the log as far as it was read, and behind it the edits that are
 * not written yet.
 *
 *   tail ──rows──▶ log ──taken──▶ (being written) ──pending──▶ screen
 *
 * `take` moves pending edits on to the log before the disk has them, so that typing goes on
 * meanwhile; `settle` makes that final and `restore` takes it back after a failed write.
 */
export type DraftMemory = {
  screen(): { fields: DraftFields; undo: UndoStack };
  /** Number of the last row that the screen's state contains, written or being written. */
  logSeq(): number;
  /** How many rows `take` would answer. */
  pendingRows(): number;
  /** When the oldest edit that is not on the disk was made, or null. */
  pendingSince(): number | null;
  add(row: PendingRow): void;
  /**
   * Takes in rows of other tabs, or a new start with the rows after it. Where another tab has
   * made the same change as an unwritten edit, they are two changes; after this tab's own log
   * failed they are `one`, because the other tab may have it from the server.
   */
  absorb(rows: readonly EditRow[], start: DraftSnapshot | null, same: 'one' | 'two'): void;
  /**
   * Takes in a log that another tab began anew after this browser's storage was cleared. What
   * only the screen has, against the server's fields `base`, becomes the pending `row`.
   */
  reunite(
    found: { rows: readonly EditRow[]; start: DraftSnapshot },
    mine: { base: DraftFields; row: Omit<PendingRow, 'steps'> },
  ): void;
  take(firstSeq: number): EditRow[];
  settle(): void;
  restore(): void;
  /** Makes the screen's state the log's state at `seq`, when a whole snapshot is written. */
  collapse(seq: number): DraftSnapshot;
  /** The log's state after row `seq`, or null where that lies outside of what is held. */
  stateAt(seq: number): DraftFields | null;
  /** Lets go of the rows up to `seq` that `stateAt` kept. */
  forget(seq: number): void;
};

export function draftMemory(start: DraftSnapshot): DraftMemory {
  let tail: { seq: number; fields: DraftFields; rows: readonly EditRow[] } = { ...start, rows: [] };
  let log: LogState = { ...start, undo: emptyUndoStack };
  let pending: PendingRow[] = [];
  let screen = { fields: start.fields, undo: emptyUndoStack };
  let taken: { log: LogState; tail: typeof tail; rows: readonly PendingRow[] } | null = null;
  // The server's state is asked for at every write: working it out from the tail would cost more
  // with every row that waits.
  let known: { seq: number; fields: DraftFields } | null = null;

  function replay(): void {
    screen = { fields: log.fields, undo: log.undo };
    for (const row of pending) advance(row);
  }

  function advance(row: PendingRow): void {
    screen = {
      fields: applySteps(screen.fields, row.steps),
      undo: undoAfter(screen.undo, row),
    };
  }

  return {
    screen: () => screen,
    logSeq: () => log.seq,
    pendingRows: () => pending.length,
    pendingSince: () => taken?.rows[0]?.at ?? pending[0]?.at ?? null,
    add(row) {
      const moves = row.kind === 'undo' || row.kind === 'redo';
      if (row.steps.length === 0 && !moves) return;
      const last = pending.at(-1);
      if (last?.kind === 'edit' && row.kind === 'edit' && last.group === row.group) {
        pending[pending.length - 1] = { ...last, steps: joinedSteps(last.steps, row.steps) };
      } else {
        pending.push(row);
      }
      advance(row);
    },
    absorb(rows, from, same) {
      const old = log.fields;
      if (from) {
        tail = { ...from, rows: [] };
        log = { ...from, undo: emptyUndoStack };
        known = null;
      }
      for (const row of rows) {
        const fields = applySteps(log.fields, row.steps);
        log = { seq: row.seq, fields, undo: undoAfter(log.undo, row) };
      }
      if (rows.length > 0) tail = { ...tail, rows: [...tail.rows, ...rows] };
      const now = log.fields;
      pending = rebased(pending, {
        old,
        screen: screen.fields,
        now,
        rows: from ? null : rows,
        same,
      });
      replay();
    },
    reunite(found, { base, row }) {
      const mine = screen.fields;
      pending = [];
      this.absorb(found.rows, found.start, 'two');
      const steps = stepsBetween(log.fields, reunited(base, mine, log.fields));
      if (steps.length > 0) this.add({ ...row, steps });
    },
    take(firstSeq) {
      const rows = pending.map((row, index) => ({ ...row, seq: firstSeq + index }));
      taken = { log, tail, rows: pending };
      pending = [];
      log = { ...screen, seq: rows.at(-1)?.seq ?? log.seq };
      if (rows.length > 0) tail = { ...tail, rows: [...tail.rows, ...rows] };
      return rows;
    },
    settle() {
      taken = null;
    },
    restore() {
      if (!taken) return;
      ({ log, tail } = taken);
      known = null;
      pending = [...taken.rows, ...pending];
      taken = null;
    },
    collapse(seq) {
      taken = { log, tail, rows: pending };
      pending = [];
      log = { ...screen, seq };
      tail = { seq, fields: screen.fields, rows: [] };
      known = null;
      return { seq, fields: screen.fields };
    },
    stateAt(seq) {
      if (seq === log.seq) return log.fields;
      if (seq < tail.seq || seq > log.seq) return null;
      const from = known && tail.seq <= known.seq && known.seq <= seq ? known : tail;
      const rows = tail.rows.filter((row) => row.seq > from.seq && row.seq <= seq);
      known = { seq, fields: rows.reduce((old, row) => applySteps(old, row.steps), from.fields) };
      return known.fields;
    },
    forget(seq) {
      const fields = this.stateAt(seq);
      if (!fields || taken) return;
      tail = { seq, fields, rows: tail.rows.filter((row) => row.seq > seq) };
    },
  };
}
