// Long on purpose: the engine is the kernel of the drafts room, one state machine read from top to bottom.
import type { Work } from '#contract/queue/work.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftHandle } from './draft-handle.ts';
import type { DraftLimbs, TabMessage } from './draft-limbs.ts';
import { RECORD_LAYOUT, type DraftHead } from './draft-record.ts';
import { draftSession, type DraftSession } from './draft-session.ts';
import type { RememberedAccount } from './draft-store.ts';
import { endingOf } from './ending-of.ts';
import { keptDrafts, type KeptDrafts } from './kept-drafts.ts';
import { openDraft } from './open-draft.ts';

/*
 *                     ┌────────────── edit ──────────────┐
 *                     ▼                                  │
 *  opening ──▶ clean ──edit──▶ dirty ──pause──▶ sending ──ok──▶ clean (or dirty: edits meanwhile)
 *                                ▲                │
 *                                ├── backoff ── waiting ◀── offline, 5xx, 429, no answer
 *                                ├── merged ◀──── 412, sides changed different things
 *                                │    conflicted ◀ 412, sides changed the same thing
 *                                ├── person chooses ──┘
 *                                ├── same account signs in ── signed-out ◀── 401
 *                                ├── edit or Try again ── refused ◀── 422, 413
 *                                └── taken back ── parked ◀── 409, 403, 404   (text ▶ history)
 *                                     outdated ◀── 426, newer draft: a reload is needed
 *                sending ──submit accepted──▶ submitted
 *
 * In every phase edits are accepted, written to the device's log within 250 ms, and survive the
 * tab. The log is the truth about unsent work: a request is written into it before it leaves,
 * and it is sent again under the same key until an answer says how it ended.
 */
export type DraftEngine = {
  /** After every sign-in, and once at the start; null while nobody is signed in. */
  signedInAs(account: RememberedAccount | null): void;
  /** The account that may send now. False after the server said that the session has ended. */
  isSignedIn(): boolean;
  /** Opens the draft of an assignment; the same assignment again answers the same handle. */
  open(work: Work, labels: { title: string }): DraftHandle;
  /** Keeps a fetched task on this device, so that it can be opened offline. */
  keep(work: Work): void;
  hasUnsentWork(): boolean;
  /** What the account keeps on this device for working offline, the latest first. */
  keptWork(): Promise<readonly Work[]>;
  /** The drafts of the account that last signed in here, also when nobody is signed in now. */
  keptDrafts(): Promise<KeptDrafts>;
  /**
   * Sends everything and forgets this account's drafts on this device. While something is
   * unsent it answers so and forgets nothing, unless told to discard it.
   */
  signOut(options?: {
    discardUnsent: boolean;
  }): Promise<{ kind: 'cleared' } | { kind: 'unsent'; drafts: readonly UnsentDraft[] }>;
  /** Called when `isSignedIn`, `hasUnsentWork` or the set of drafts may have changed. */
  subscribe(listener: () => void): () => void;
  /** Ends every timer and lock; tests and hot reload. */
  end(): Promise<void>;
};

export type UnsentDraft = { assignmentId: string; title: string; changes: number };

type Opened = { session: DraftSession; handle: DraftHandle | null; head: DraftHead };

/** How long signing out waits for the last edits to reach the server. */
const SIGN_OUT_PATIENCE = 5000;
/** How long a screen waits for what the device keeps before it says that it gets nothing. */
const READ_PATIENCE = 10_000;
/** Clean drafts stay for undo and for working offline, then go. */
const KEPT_MILLISECONDS = 7 * 24 * 3600 * 1000;

export function createDraftEngine(limbs: DraftLimbs): DraftEngine {
  const tab = limbs.chance.id();
  const opened = new Map<string, Opened>();
  const listeners = new Set<() => void>();
  let account: RememberedAccount | null = null;
  let signedIn = false;
  let keys = 0;

  const newKey = () => `${tab}:${++keys}`;

  const stops = [
    limbs.tabs.subscribe(hear),
    limbs.network.subscribe(() => {
      for (const { session } of opened.values()) {
        if (limbs.network.isOnline()) session.loop.now('waiting');
        else session.refresh();
      }
    }),
    limbs.page.subscribe((event) => {
      for (const { session } of opened.values()) {
        if (event === 'hidden') void session.log.flush();
        else void session.log.catchUp();
        session.loop.now(event === 'hidden' ? 'nothing' : 'waiting');
      }
    }),
  ];

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function hear(message: TabMessage): void {
    if (message.kind === 'account') {
      if (message.cleared && message.account === account?.id) void endSessions('forgotten');
      else if (message.account === account?.id && !signedIn) resume();
      return;
    }
    if (message.id.account === account?.id)
      opened.get(message.id.assignment)?.session.hear(message);
  }

  function signedOut(): void {
    signedIn = false;
    for (const { session } of opened.values()) session.refresh();
    tell();
  }

  function resume(): void {
    signedIn = true;
    for (const { session } of opened.values()) session.loop.now('anything');
    tell();
  }

  async function endSessions(how: 'written' | 'forgotten'): Promise<void> {
    const all = [...opened.values()].map(({ session }) => session.end(how));
    opened.clear();
    tell();
    await Promise.all(all);
  }

  function start(head: DraftHead, fields: DraftFields): Opened {
    const session = draftSession({
      limbs,
      tab,
      head,
      fields,
      newKey,
      signedIn: () => signedIn && account?.id === head.account,
      signedOut,
    });
    const one: Opened = { session, handle: null, head };
    opened.set(head.assignment, one);
    session.subscribe(() => {
      if (!one.handle) retire(one);
      tell();
    });
    return one;
  }

  /** A draft that no screen shows ends here, once nothing of it is left to do. */
  function retire(one: Opened): void {
    if (opened.get(one.head.assignment) !== one || !one.session.isIdle()) return;
    opened.delete(one.head.assignment);
    void one.session.end('written');
    const { account: owner, assignment } = one.head;
    if (one.session.log.head().submitted) {
      void limbs.store.remove({ account: owner, assignment }).catch(() => {});
    }
  }

  /** Work of tabs that died before it was sent. */
  async function adopt(owner: string): Promise<void> {
    const heads = await limbs.store.list(owner).catch(() => []);
    for (const head of heads) {
      if (account?.id !== owner || opened.has(head.assignment)) continue;
      const { session } = start(head, {});
      void session.ready.then(() => {
        const age = limbs.clock.now() - head.editedAt;
        const old = session.isIdle() && age > KEPT_MILLISECONDS;
        if (old) void limbs.store.remove({ account: owner, assignment: head.assignment });
        session.refresh();
      });
    }
  }

  async function forget(owner: string): Promise<void> {
    await limbs.store.clear(owner).catch(() => {});
    await limbs.store.rememberAccount(null).catch(() => {});
  }

  function unsentDrafts(): UnsentDraft[] {
    return [...opened.values()].flatMap(({ session, head }) => {
      const { count: changes } = session.unsent();
      return changes > 0 ? [{ assignmentId: head.assignment, title: head.title, changes }] : [];
    });
  }

  return {
    signedInAs(next) {
      if (next && next.id === account?.id) {
        resume();
      } else {
        if (account && next) void endSessions('written');
        signedIn = next !== null;
        if (next) account = next;
        if (next) void adopt(next.id);
      }
      if (next) {
        void limbs.store.rememberAccount(next).catch(() => {});
        limbs.tabs.post({ kind: 'account', account: next.id, cleared: false });
      } else {
        signedOut();
      }
    },
    isSignedIn: () => signedIn,
    open(work, { title }) {
      if (!account) throw new Error('A draft is opened for the account that is signed in');
      const { id, projectId } = work.assignment;
      const known = opened.get(id);
      const one =
        known ??
        start(
          newHead(account.id, work, {
            title,
            schema: limbs.schema.version,
            log: limbs.chance.id(),
          }),
          upgraded(limbs, work),
        );
      void one.session.meet(work);
      void limbs.store.keepWork(account.id, work).catch(() => {});
      one.handle ??= openDraft({
        limbs,
        session: one.session,
        tab,
        params: { projectId, assignmentId: id },
        newKey,
        closed() {
          one.handle = null;
          retire(one);
        },
      });
      return one.handle;
    },
    keep(work) {
      if (account) void limbs.store.keepWork(account.id, work).catch(() => {});
    },
    hasUnsentWork: () => unsentDrafts().length > 0,
    async keptWork() {
      if (!account) return [];
      const kept = await endingOf(limbs.clock, READ_PATIENCE, limbs.store.keptWork(account.id));
      return kept.kind === 'done' ? kept.value : [];
    },
    async keptDrafts() {
      const kept = await endingOf(limbs.clock, READ_PATIENCE, keptDrafts(limbs.store));
      return kept.kind === 'done' ? kept.value : { kind: 'unreadable', failure: 'slow' };
    },
    async signOut({ discardUnsent } = { discardUnsent: false }) {
      const owner = account;
      if (!owner) return { kind: 'cleared' };
      if (!discardUnsent) {
        await settle(limbs, [...opened.values()]);
        const drafts = unsentDrafts();
        if (drafts.length > 0) return { kind: 'unsent', drafts };
      }
      await endSessions('forgotten');
      account = null;
      signedIn = false;
      // A disk that does not answer must not keep anybody signed in.
      await endingOf(limbs.clock, SIGN_OUT_PATIENCE, forget(owner.id));
      limbs.tabs.post({ kind: 'account', account: owner.id, cleared: true });
      tell();
      return { kind: 'cleared' };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async end() {
      for (const stop of stops) stop();
      await endSessions('written');
      listeners.clear();
    },
  };
}

/** Waits until everything is sent, or for as long as a person waits at a sign-out. */
async function settle(limbs: DraftLimbs, all: readonly Opened[]): Promise<void> {
  const until = new Promise<void>((done) => void limbs.clock.after(SIGN_OUT_PATIENCE, done));
  const sent = all.map(async ({ session }) => {
    await session.log.flush();
    session.loop.now('anything');
    while (session.unsent().count > 0) {
      await new Promise<void>((next) => {
        const stop = session.subscribe(() => {
          stop();
          next();
        });
      });
    }
  });
  await Promise.race([until, Promise.all(sent)]);
}

function upgraded(limbs: DraftLimbs, { draft }: Work): DraftFields {
  return draft.schema < limbs.schema.version
    ? limbs.schema.upgrade(draft.schema, draft.fields)
    : draft.fields;
}

function newHead(
  account: string,
  { assignment, draft }: Work,
  { title, schema, log }: { title: string; schema: number; log: string },
): DraftHead {
  return {
    account,
    assignment: assignment.id,
    layout: RECORD_LAYOUT,
    log,
    project: assignment.projectId,
    title,
    schema,
    editedAt: 0,
    base: {
      revision: draft.revision,
      savedAt: draft.savedAt,
      schema: draft.schema,
      seq: 0,
      fields: draft.fields,
    },
    inflight: null,
    conflicts: [],
    archives: [],
    archivedSeq: 0,
    parked: null,
    submit: null,
    lastSubmit: null,
    submitted: null,
    activeSeconds: { total: 0, unsent: 0 },
  };
}
