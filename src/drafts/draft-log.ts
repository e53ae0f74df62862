// Long on purpose: what may be forgotten and when is decided in one place, beside the rows themselves.
import { sameJson } from '#domain/draft/diff-fields.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftLimbs } from './draft-limbs.ts';
import type { DraftMemory } from './draft-memory.ts';
import type { DraftHead } from './draft-record.ts';
import { stepsBetween } from './draft-step.ts';
import {
  DraftStoreError,
  type DraftWrite,
  type FoundDraft,
  type StoreFailure,
} from './draft-store.ts';
import { upgradedHead } from './upgrade-draft.ts';

/**
 * A draft as a change of its state sees it: everything that any tab has written, and my edits.
 * `seq` is the number that the state of `fields` will have in the log.
 */
export type DraftView = { head: DraftHead; fields: DraftFields; base: DraftFields; seq: number };

/** What a change makes of it. `merge` is the screen's new state, from another device. */
export type DraftChange<T> = { head?: DraftHead; merge?: DraftFields; answer: T };

/** How the device takes what is typed. */
export type StorageState = { kind: 'fine' } | { kind: 'failing'; failure: StoreFailure };

export type DraftLog = {
  head(): DraftHead;
  /** The server's fields, as far as this device knows. */
  base(): DraftFields;
  storage(): StorageState;
  /** Takes in what other tabs have written, or the whole log the first time. */
  catchUp(): Promise<void>;
  /** Writes what was typed. Resolves when it was tried. */
  flush(): Promise<void>;
  /**
   * Writes what was typed and changes the head, in one transaction. Where the device refuses,
   * the change holds in this tab, and is written whole as soon as the device can.
   */
  commit<T>(change: (view: DraftView) => DraftChange<T>): Promise<T>;
  /** Nothing is written from now on. Resolves when what was being written is. */
  seal(): Promise<void>;
};

type Decision<T> = { outcome: DraftChange<T>; write: DraftWrite | null; newHead: DraftHead };

export type DraftLogOptions = {
  limbs: DraftLimbs;
  tab: string;
  memory: DraftMemory;
  head: DraftHead;
  /** Called after each change of memory, head or storage state. */
  changed(): void;
};

/** Rows kept behind the server's state for undo; beyond twice as many a snapshot replaces them. */
const UNDO_ROWS = 300;
/** The head's time of the last edit is a label: it may be this much too old. */
const EDITED_AT_MILLISECONDS = 5000;

export function draftLog({ limbs, tab, memory, head: first, changed }: DraftLogOptions): DraftLog {
  const id = { account: first.account, assignment: first.assignment };
  let head = first;
  let base = first.base.fields ?? memory.screen().fields;
  let storage: StorageState = { kind: 'fine' };
  /** Whether the store is known to hold this draft. */
  let written = false;
  /** Whether this tab knows more than the rows it can write: the next write is a whole one. */
  let rewrite = false;
  let failures = 0;
  /** Whether the store has just failed and is left alone for a while; no clock can stretch it. */
  let resting = false;
  let sealed = false;
  let cancelRetry = () => {};
  let snapshotSeq = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let waitingFlush: Promise<void> | null = null;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  /** Whether another tab has begun the log anew, so that my numbers mean nothing in it. */
  const isStranger = (found: FoundDraft | null) =>
    written && found?.head !== null && found?.head !== undefined && found.head.log !== head.log;

  /** The position in the log behind which rows are asked for. */
  const position = () => (written && !rewrite ? memory.logSeq() : -1);

  function absorb(found: FoundDraft): void {
    if (!found.head) return;
    if (found.head.schema > limbs.schema.version) throw new DraftStoreError('newer', null);
    if (isStranger(found) && found.snapshot) {
      const row = { tab, at: limbs.clock.now(), kind: 'merge', group: 'merge' } as const;
      memory.reunite({ rows: found.rows, start: found.snapshot }, { base, row });
    } else {
      memory.absorb(found.rows, found.snapshot, rewrite ? 'one' : 'two');
    }
    if (found.snapshot) snapshotSeq = found.snapshot.seq;
    const mineIsNewer = rewrite && head.base.revision >= found.head.base.revision;
    if (!mineIsNewer) {
      adopt({ ...found.head, submit: found.head.submit ?? (rewrite ? head.submit : null) });
    }
    if (found.head.schema < limbs.schema.version) {
      const fields = memory.stateAt(memory.logSeq()) ?? memory.screen().fields;
      const upgraded = limbs.schema.upgrade(found.head.schema, fields);
      memory.absorb([], { seq: found.lastSeq, fields: upgraded }, 'one');
      if (!mineIsNewer) head = upgradedHead(limbs.schema, head, base);
      rewrite = true;
    }
    written = true;
  }

  function decide<T>(
    found: FoundDraft | null,
    change: (view: DraftView) => DraftChange<T>,
  ): Decision<T> {
    if (found) absorb(found);
    const lost = found !== null && !found.head && written;
    // Another tab submitted or cleared it, and nothing is left to keep.
    const over = lost && head.submitted !== null && memory.pendingRows() === 0;
    const whole = rewrite || lost;
    const start = memory.logSeq();
    const next = Math.max(found?.lastSeq ?? 0, start) + 1;
    const seq = whole ? next : next - 1 + memory.pendingRows();
    const outcome = change({ head, fields: memory.screen().fields, base, seq });
    if (outcome.merge) {
      const steps = stepsBetween(memory.screen().fields, outcome.merge);
      memory.add({ tab, at: limbs.clock.now(), kind: 'merge', group: 'merge', steps });
    }
    let newHead = outcome.head ?? head;
    const edits = memory.pendingRows();
    const now = limbs.clock.now();
    const stale = edits > 0 && now - newHead.editedAt > EDITED_AT_MILLISECONDS;
    if (stale || (edits > 0 && !written)) newHead = { ...newHead, editedAt: now };
    let write: DraftWrite | null = null;
    if (over) {
      memory.take(next);
    } else if (whole) {
      const fields = newHead.base.fields ?? memory.stateAt(newHead.base.seq) ?? base;
      newHead = { ...withFields(newHead, fields), ...(lost ? { log: limbs.chance.id() } : {}) };
      write = { head: newHead, snapshot: memory.collapse(next) };
    } else {
      const before = found && !found.head ? memory.stateAt(start) : null;
      const rows = memory.take(next);
      const kept = before ? { snapshot: { seq: start, fields: before } } : pruned(newHead);
      if (newHead !== head) newHead = compacted(newHead);
      if (newHead !== head || rows.length > 0) {
        write = { rows, ...kept, ...(newHead === head && written ? {} : { head: newHead }) };
      }
    }
    return { outcome, write, newHead };
  }

  /** Makes a head the known one, with its base's fields. */
  function adopt(next: DraftHead): void {
    const fields = next.base.fields ?? memory.stateAt(next.base.seq);
    // A base in neither the head nor the log would be a mistake of ours: an old revision makes
    // the server answer 412 with the true state, and the merge asks rather than overwrites.
    head = fields ? next : withFields({ ...next, base: { ...next.base, revision: 0 } }, base);
    base = fields ?? base;
  }

  /** The base's fields need not be written a second time where the log has the same state. */
  function compacted(next: DraftHead): DraftHead {
    const { fields, seq } = next.base;
    const state = fields && memory.stateAt(seq);
    return state && sameJson(state, fields) ? withFields(next, null) : next;
  }

  function pruned(next: DraftHead): Pick<DraftWrite, 'snapshot'> {
    const until = Math.min(next.base.seq, memory.logSeq() - UNDO_ROWS);
    if (until - snapshotSeq < UNDO_ROWS) return {};
    const fields = memory.stateAt(until);
    return fields ? { snapshot: { seq: until, fields } } : {};
  }

  function succeeded(newHead: DraftHead, write: DraftWrite | null): void {
    memory.settle();
    cancelRetry();
    resting = false;
    storage = { kind: 'fine' };
    failures = 0;
    if (!write) return;
    adopt(newHead);
    if (write.snapshot) {
      snapshotSeq = write.snapshot.seq;
      memory.forget(snapshotSeq);
    }
    rewrite = false;
    written = true;
    limbs.tabs.post({ kind: 'log', id });
  }

  /** The change holds in this tab only. */
  function keepHere(newHead: DraftHead): void {
    memory.restore();
    adopt(newHead);
    head = withFields(head, base);
    rewrite = true;
  }

  function failed(error: unknown): void {
    const failure = error instanceof DraftStoreError ? error.failure : 'failed';
    storage = { kind: 'failing', failure };
    const wait = Math.min(8000, 500 * 2 ** failures++);
    resting = true;
    cancelRetry();
    if (failure === 'newer') return;
    cancelRetry = limbs.clock.after(wait, () => {
      resting = false;
      void log.flush();
    });
  }

  /** True, and nothing is decided, where the log that was found is another one than mine. */
  async function transact(
    decideOn: (found: FoundDraft) => DraftWrite | null,
    seen = position(),
  ): Promise<boolean> {
    let another = false;
    await limbs.store.transact(id, seen, (found) => {
      another = seen >= 0 && isStranger(found);
      return another ? null : decideOn(found);
    });
    return another;
  }

  async function commit<T>(change: (view: DraftView) => DraftChange<T>): Promise<T> {
    const made: { decision?: Decision<T> } = {};
    const decideOn = (found: FoundDraft | null): Decision<T> => {
      // A store that lost its connection asks again: the first decision never happened.
      if (made.decision) memory.restore();
      const before = memory.screen().fields;
      made.decision = decide(found, change);
      // At once and not when the disk has it: a field that still showed the old text would
      // take the next key as a removal of what has just come in.
      if (memory.screen().fields !== before) changed();
      return made.decision;
    };
    if (sealed || resting) {
      keepHere(decideOn(null).newHead);
    } else {
      try {
        const another = await transact((found) => decideOn(found).write);
        if (another) await transact((found) => decideOn(found).write, -1);
        const { newHead, write } = made.decision ?? decideOn(null);
        succeeded(newHead, write);
      } catch (error) {
        keepHere((made.decision ?? decideOn(null)).newHead);
        failed(error);
      }
    }
    changed();
    return (made.decision ?? decideOn(null)).outcome.answer;
  }

  const log: DraftLog = {
    head: () => head,
    base: () => base,
    storage: () => storage,
    catchUp: () =>
      inTurn(async () => {
        if (rewrite) return;
        try {
          const found = await limbs.store.read(id, position());
          absorb(isStranger(found) ? await limbs.store.read(id, -1) : found);
        } catch (error) {
          keepHere(head);
          failed(error);
        }
        changed();
      }),
    flush() {
      if (memory.pendingRows() === 0 && !rewrite) return turn.then(() => {});
      // One flush that has not begun yet takes along whatever is typed until it begins.
      waitingFlush ??= log.commit(() => {
        waitingFlush = null;
        return { answer: undefined };
      });
      return waitingFlush;
    },
    commit: (change) => inTurn(() => commit(change)),
    seal() {
      sealed = true;
      cancelRetry();
      return turn.then(() => {});
    },
  };
  return log;
}

function withFields(head: DraftHead, fields: DraftFields | null): DraftHead {
  return { ...head, base: { ...head.base, fields } };
}
