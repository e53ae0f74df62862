// Long on purpose: what may be forgotten and when is decided in one place, beside the rows themselves.
import { sameJson } from '#domain/draft/diff-fields.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftLimbs } from './draft-limbs.ts';
import type { DraftMemory } from './draft-memory.ts';
import type { DraftHead } from './draft-record.ts';
import { stepsBetween } from './draft-step.ts';
import { endingOf } from './ending-of.ts';
import {
  DraftStoreError,
  type DraftWrite,
  type FoundDraft,
  type StoreFailure,
} from './draft-store.ts';
import { headOfMine, sharedFields } from './rejoin-log.ts';
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

type Outcome<T> = { outcome: DraftChange<T>; newHead: DraftHead };
type Decision<T> = Outcome<T> & { write: DraftWrite | null };

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
/** A disk that says nothing for this long is not waited for: the server must have the work. */
const PATIENCE = 3000;

export function draftLog({ limbs, tab, memory, head: first, changed }: DraftLogOptions): DraftLog {
  const id = { account: first.account, assignment: first.assignment };
  let head = first;
  let base = first.base.fields ?? memory.screen().fields;
  let storage: StorageState = { kind: 'fine' };
  /** Whether the store is known to hold this draft. */
  let written = false;
  /** Whether this tab knows more than the rows it can write: the next write is a whole one. */
  let rewrite = false;
  /** Whether the head was changed here while the store could not take it. */
  let ahead = false;
  /** The server's revision that the store's head was last known to rest on. */
  let storedRevision = first.base.revision;
  let failures = 0;
  /** Whether the store has just failed and is left alone for a while; no clock can stretch it. */
  let resting = false;
  /** Whether a write is under way that the store has not answered in time. */
  let silent = false;
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
    const alone = { head, base, storedRevision, ahead };
    const shared = isStranger(found) ? base : sharedFields(alone, found);
    if (shared && found.snapshot) {
      const row = { tab, at: limbs.clock.now(), kind: 'merge', group: 'merge' } as const;
      memory.reunite({ rows: found.rows, start: found.snapshot }, { base: shared, row });
    } else {
      memory.absorb(found.rows, found.snapshot, rewrite ? 'one' : 'two');
    }
    if (found.snapshot) snapshotSeq = found.snapshot.seq;
    storedRevision = found.head.base.revision;
    const mine = headOfMine(alone, found.head);
    if (mine) head = mine;
    else adopt({ ...found.head, submit: found.head.submit ?? (rewrite ? head.submit : null) });
    if (found.head.schema < limbs.schema.version) {
      const fields = memory.stateAt(memory.logSeq()) ?? memory.screen().fields;
      const upgraded = limbs.schema.upgrade(found.head.schema, fields);
      memory.absorb([], { seq: found.lastSeq, fields: upgraded }, 'one');
      if (!mine) head = upgradedHead(limbs.schema, head, base);
      rewrite = true;
    }
    written = true;
  }

  function outcomeOf<T>(
    change: (view: DraftView) => DraftChange<T>,
    { whole, next }: { whole: boolean; next: number },
  ): Outcome<T> {
    const seq = whole ? next : next - 1 + memory.pendingRows();
    const outcome = change({ head, fields: memory.screen().fields, base, seq });
    if (outcome.merge) {
      const steps = stepsBetween(memory.screen().fields, outcome.merge);
      memory.add({ tab, at: limbs.clock.now(), kind: 'merge', group: 'merge', steps });
    }
    const newHead = outcome.head ?? head;
    const edits = memory.pendingRows();
    const now = limbs.clock.now();
    const stale = edits > 0 && now - newHead.editedAt > EDITED_AT_MILLISECONDS;
    const first = edits > 0 && !written;
    return { outcome, newHead: stale || first ? { ...newHead, editedAt: now } : newHead };
  }

  function decide<T>(found: FoundDraft, change: (view: DraftView) => DraftChange<T>): Decision<T> {
    absorb(found);
    const lost = !found.head && written;
    // Another tab submitted or cleared it, and nothing is left to keep.
    const over = lost && head.submitted !== null && memory.pendingRows() === 0;
    const whole = rewrite || lost;
    const start = memory.logSeq();
    const next = Math.max(found.lastSeq, start) + 1;
    const made = outcomeOf(change, { whole, next });
    let { newHead } = made;
    let write: DraftWrite | null = null;
    if (over) {
      memory.take(next);
    } else if (whole) {
      const fields = newHead.base.fields ?? memory.stateAt(newHead.base.seq) ?? base;
      newHead = { ...withFields(newHead, fields), ...(lost ? { log: limbs.chance.id() } : {}) };
      write = { head: newHead, snapshot: memory.collapse(next) };
    } else {
      const before = found.head ? null : memory.stateAt(start);
      const rows = memory.take(next);
      const kept = before ? { snapshot: { seq: start, fields: before } } : pruned(newHead);
      if (newHead !== head) newHead = compacted(newHead);
      if (newHead !== head || rows.length > 0) {
        write = { rows, ...kept, ...(newHead === head && written ? {} : { head: newHead }) };
      }
    }
    return { outcome: made.outcome, write, newHead };
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
    ahead = false;
    storedRevision = head.base.revision;
    written = true;
    limbs.tabs.post({ kind: 'log', id });
  }

  function keepHere({ outcome, newHead }: Outcome<unknown>): void {
    ahead ||= outcome.head !== undefined && outcome.head !== head;
    adopt(newHead);
    head = withFields(head, base);
    rewrite = true;
  }

  /** The change holds in this tab only: the disk refuses, rests, or does not answer. */
  function commitHere<T>(change: (view: DraftView) => DraftChange<T>): T {
    const next = memory.logSeq() + 1;
    const made = outcomeOf(change, { whole: rewrite, next });
    keepHere(made);
    changed();
    return made.outcome.answer;
  }

  /** Goes on without the disk until it says how the `writing` ended that it was asked for. */
  function goOn<T>(writing: Promise<void>, decision: Decision<T> | undefined): void {
    silent = true;
    storage = { kind: 'failing', failure: 'slow' };
    // What is being written counts as written meanwhile: edits that follow lie behind it.
    if (decision) keepHere(decision);
    void writing.then(
      () => {
        silent = false;
        if (decision) memory.settle();
        if (decision?.write) written = true;
        void log.flush();
      },
      (error: unknown) => {
        silent = false;
        if (decision) memory.restore();
        failed(error);
        changed();
      },
    );
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

  /** What other tabs have written behind my position, or the whole log where it is another one. */
  async function readOn(): Promise<FoundDraft> {
    const found = await limbs.store.read(id, position());
    return isStranger(found) ? limbs.store.read(id, -1) : found;
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
    if (sealed || resting || silent) return commitHere(change);
    const made: { decision?: Decision<T> } = {};
    let late = false;
    const decideOn = (found: FoundDraft): DraftWrite | null => {
      // The change was made without the store meanwhile.
      if (late) return null;
      // A store that lost its connection asks again: the first decision never happened.
      if (made.decision) memory.restore();
      const before = memory.screen().fields;
      made.decision = decide(found, change);
      // At once and not when the disk has it: a field that still showed the old text would
      // take the next key as a removal of what has just come in.
      if (memory.screen().fields !== before) changed();
      return made.decision.write;
    };
    const writing = transact(decideOn).then(async (another) => {
      if (another) await transact(decideOn, -1);
    });
    const ending = await endingOf(limbs.clock, PATIENCE, writing);
    late = ending.kind === 'late';
    const { decision } = made;
    if (ending.kind === 'late') {
      goOn(writing, decision);
    } else if (ending.kind === 'failed') {
      if (decision) {
        memory.restore();
        keepHere(decision);
      }
      failed(ending.error);
    } else if (decision) {
      succeeded(decision.newHead, decision.write);
    }
    if (!decision) return commitHere(change);
    changed();
    return decision.outcome.answer;
  }

  const log: DraftLog = {
    head: () => head,
    base: () => base,
    storage: () => storage,
    catchUp: () =>
      inTurn(async () => {
        if (rewrite) return;
        const ending = await endingOf(limbs.clock, PATIENCE, readOn());
        try {
          if (ending.kind === 'failed') throw ending.error;
          if (ending.kind === 'late') throw new DraftStoreError('slow', null);
          absorb(ending.value);
        } catch (error) {
          keepHere({ outcome: { answer: undefined }, newHead: head });
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
