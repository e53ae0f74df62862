// Long on purpose: one open draft from its log to its screen, the states in the order in which they are met.
import type { Work } from '#contract/queue/work.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { draftLog, type DraftChange, type DraftView } from './draft-log.ts';
import type { DraftLimbs, DraftSchema, TabMessage } from './draft-limbs.ts';
import { draftMemory } from './draft-memory.ts';
import type { DraftHead } from './draft-record.ts';
import type { DraftPhase } from './draft-state.ts';
import { leadership } from './leadership.ts';
import { afterResumed, afterStale } from './send-answer.ts';
import { needsArchive, unsentFields } from './send-plan.ts';
import { sendLoop } from './send-loop.ts';

/** Text is written to the device this long after the first key, within the promised 250 ms. */
const WRITE_PAUSE = 100;
/** While work is unsent, this often it is checked that somebody sends it and the device has it. */
const WATCH = 3000;

export type DraftSession = {
  readonly ready: Promise<void>;
  readonly memory: ReturnType<typeof draftMemory>;
  readonly log: ReturnType<typeof draftLog>;
  readonly loop: ReturnType<typeof sendLoop>;
  phase(): DraftPhase;
  view(): DraftView;
  /** What the server does not have: changed fields, a submission, texts for the history. */
  unsent(): { fields: readonly string[]; count: number; since: number | null };
  /** Something was put into the memory: write it, send it, tell everybody. */
  edited(when: 'now' | 'soon'): void;
  /** The server's state, from outside of the loop: a screen has just fetched it. */
  meet(work: Work): Promise<void>;
  hear(message: TabMessage): void;
  /** Something outside has changed that the state depends on. */
  refresh(): void;
  /** Whether everything is where it belongs, so that the session may end. */
  isIdle(): boolean;
  subscribe(listener: () => void): () => void;
  /** Stops. What was typed is written first, unless it is to be `forgotten`. */
  end(how: 'written' | 'forgotten'): Promise<void>;
};

export type DraftSessionOptions = {
  limbs: DraftLimbs;
  tab: string;
  head: DraftHead;
  fields: DraftFields;
  newKey(): string;
  /** Whether this account is signed in. */
  signedIn(): boolean;
  signedOut(): void;
};

/** Everything that keeps one draft alive in one tab, without a screen. */
export function draftSession(options: DraftSessionOptions): DraftSession {
  const { limbs, tab, head: first, newKey } = options;
  const id = { account: first.account, assignment: first.assignment };
  const params = { projectId: first.project, assignmentId: first.assignment };
  const listeners = new Set<() => void>();
  const memory = draftMemory({ seq: 0, fields: options.fields });
  const log = draftLog({ limbs, tab, memory, head: first, changed });
  let opening = true;
  let ended = false;
  let leaderPhase: DraftPhase | null = null;
  let toldPhase = '';
  let unsentSince: number | null = null;
  let writeTimer: (() => void) | null = null;
  let watchTimer: (() => void) | null = null;

  const lead = leadership(limbs, id, () => {
    leaderPhase = null;
    void ready.then(() => log.catchUp()).then(() => loop.now('waiting'));
  });
  const loop = sendLoop({
    limbs,
    log,
    account: id.account,
    params,
    newKey,
    // A tab whose own log fails has nobody else to send what only it knows.
    maySend: () =>
      !opening &&
      !ended &&
      !isNewer() &&
      options.signedIn() &&
      limbs.network.isOnline() &&
      (lead.isLeading() || log.storage().kind === 'failing'),
    hasUnsent: () => session.unsent().count > 0,
    signedOut: options.signedOut,
    changed,
  });
  const ready = log.catchUp().then(() => {
    opening = false;
    changed();
    loop.now('nothing');
  });

  /** A page of an older version must not write over a draft of a newer one. */
  const isNewer = () => log.head().base.schema > limbs.schema.version;

  function changed(): void {
    if (ended) return;
    const { count } = session.unsent();
    unsentSince = count === 0 ? null : (unsentSince ?? limbs.clock.now());
    if (count > 0) watch();
    tell();
    for (const listener of listeners) listener();
  }

  /** Followers show the leader's phase: only it knows why nothing moves. */
  function tell(): void {
    if (!lead.isLeading()) return;
    const phase = session.phase();
    const words = JSON.stringify(phase);
    if (words === toldPhase) return;
    toldPhase = words;
    limbs.tabs.post({ kind: 'phase', id, phase });
  }

  function watch(): void {
    watchTimer ??= limbs.clock.after(WATCH, () => {
      watchTimer = null;
      if (ended || session.unsent().count === 0) return;
      const age = limbs.clock.now() - (unsentSince ?? limbs.clock.now());
      const may = options.signedIn() && limbs.network.isOnline();
      if (lead.isLeading()) loop.now('nothing');
      else if (may && age >= WATCH && leaderPhase?.kind !== 'waiting') lead.challenge();
      // Storage that was cleared behind our back is written again.
      void log.commit(() => ({ answer: undefined })).then(watch);
    });
  }

  function write(): void {
    writeTimer?.();
    writeTimer = null;
    void log.flush();
  }

  // Asked for with every key, so not worked out twice for the same state.
  let seen: (DraftView & ReturnType<typeof countUnsent>) | null = null;

  const session: DraftSession = {
    ready,
    memory,
    log,
    loop,
    view: () => ({
      head: log.head(),
      fields: memory.screen().fields,
      base: log.base(),
      seq: memory.logSeq() + memory.pendingRows(),
    }),
    phase() {
      const { submitted, parked, archives, conflicts } = log.head();
      if (submitted) return { kind: 'submitted', ...submitted };
      if (parked) {
        const archived = archives.length === 0 && !needsArchive(session.view());
        return { kind: 'parked', reason: parked, archived };
      }
      if (opening) return { kind: 'opening' };
      if (!options.signedIn()) return { kind: 'signed-out' };
      if (isNewer()) return { kind: 'outdated' };
      const block = loop.block();
      if (block) return block;
      const what = loop.sending();
      if (what) return { kind: 'sending', what };
      const { count } = session.unsent();
      if (count > 0) return standing(leaderPhase) ?? { kind: 'dirty' };
      return conflicts.length > 0 ? { kind: 'conflicted', contended: false } : { kind: 'clean' };
    },
    unsent() {
      const view = session.view();
      const same =
        view.fields === seen?.fields && view.base === seen.base && view.head === seen.head;
      if (!same || !seen) seen = { ...view, ...countUnsent(view) };
      return { fields: seen.names, count: seen.count, since: unsentSince };
    },
    edited(when) {
      if (when === 'now') write();
      else writeTimer ??= limbs.clock.after(WRITE_PAUSE, write);
      loop.edited();
      changed();
    },
    async meet(work) {
      await ready;
      await log.commit((view) => met(view, work, { key: newKey(), upgrade: limbs.schema.upgrade }));
      loop.now('nothing');
    },
    hear(message) {
      if (message.kind === 'log') void log.catchUp().then(() => loop.now('nothing'));
      else if (message.kind === 'phase') {
        leaderPhase = message.phase;
        changed();
      } else if (message.kind !== 'account') lead.heard(message.kind);
    },
    refresh: changed,
    isIdle() {
      const { kind } = session.phase();
      const settled = kind === 'clean' || kind === 'submitted' || kind === 'parked';
      return settled && session.unsent().count === 0 && memory.pendingRows() === 0;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async end(how) {
      ended = true;
      loop.stop();
      lead.end();
      writeTimer?.();
      watchTimer?.();
      listeners.clear();
      if (how === 'written') await log.flush();
      await log.seal();
    },
  };
  return session;
}

function countUnsent(view: DraftView): { names: readonly string[]; count: number } {
  const { archives, submit, submitted, parked, inflight } = view.head;
  const late = submitted !== null || parked !== null;
  const nothing = late && !needsArchive(view) && !parkedForGood(parked);
  const names = nothing ? [] : unsentFields(view);
  const waiting = archives.filter((each) => late || each.stuck === null);
  const lost = inflight !== null && names.length === 0 ? 1 : 0;
  return { names, count: names.length + waiting.length + (submit ? 1 : 0) + lost };
}

/** A draft that the server will not even archive stays unsent for as long as it is kept. */
function parkedForGood(parked: DraftHead['parked']): boolean {
  return parked === 'forbidden' || parked === 'not-found';
}

function standing(phase: DraftPhase | null): DraftPhase | null {
  const known = ['waiting', 'refused', 'outdated', 'conflicted', 'sending'];
  return phase && known.includes(phase.kind) ? phase : null;
}

/** What a freshly fetched assignment says, against what this device knows. */
function met(
  view: DraftView,
  { assignment, draft }: Work,
  how: { key: string; upgrade: DraftSchema['upgrade'] },
): DraftChange<void> {
  const { head } = view;
  if (assignment.state === 'held' && (head.parked || head.submitted)) {
    return afterResumed({ ...view, head: { ...head, submitted: null } }, draft, how);
  }
  if (draft.revision <= head.base.revision || head.inflight) return { answer: undefined };
  return { ...afterStale(view, draft, { ...how, sent: null }), answer: undefined };
}
