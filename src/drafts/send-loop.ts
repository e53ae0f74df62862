// Long on purpose: the loop is a kernel; its waits, retries and answers only make sense together.
import type { Draft } from '#domain/draft/draft.ts';
import { backoff } from './backoff.ts';
import type { DraftLog } from './draft-log.ts';
import type { DraftLimbs } from './draft-limbs.ts';
import type { DraftPhase, ParkReason, SendKind, SubmitOutcome } from './draft-state.ts';
import { currentDraft, performSend, whoIsAsking, type DraftPath } from './perform-send.ts';
import { afterArchiveRefused, afterParked, afterRefused, afterStale } from './send-answer.ts';
import { sendFailure, type SendFailure } from './send-failure.ts';
import { planSend, type Send } from './send-plan.ts';

/** Why the loop stands still, as a phase; null while it may go on. */
export type SendBlock = Extract<
  DraftPhase,
  { kind: 'waiting' | 'refused' | 'outdated' | 'conflicted' }
>;

export type SendLoop = {
  block(): SendBlock | null;
  sending(): SendKind | null;
  /** Something was typed: send it after the pause in typing. */
  edited(): void;
  /**
   * Send everything now: `waiting` ends a wait, because the network may be back, and
   * `anything` also a refusal or a contention, because a person asked for it.
   */
  now(despite: 'nothing' | 'waiting' | 'anything'): void;
  stop(): void;
};

export type SendLoopOptions = {
  limbs: DraftLimbs;
  log: DraftLog;
  account: string;
  params: DraftPath;
  newKey(): string;
  /** Whether this tab is the one to send, and the account may. */
  maySend(): boolean;
  hasUnsent(): boolean;
  signedOut(): void;
  changed(): void;
};

/** Typing pauses for this long before it is sent, and never waits longer than the second. */
const PAUSE = 300;
const LONGEST_PAUSE = 900;
/**
 * Whoever types without a pause is saved right behind a key, when its frame has been drawn: a
 * moment of the clock's choosing would make the next key wait for the save.
 */
const BEHIND_A_KEY = 12;
const SOON_DUE = 750;
/** A refused draft is offered again after an edit, but not with every key. */
const REFUSED_PAUSE = 3000;
/** A server that breaks on a draft again and again is asked once a minute. */
const BREAKS = 6;
const BROKEN_PAUSE = 60_000;
const MOST_REBASES = 5;
/**
 * A request that hangs, on a line that died without a word, is given up early enough that its
 * next try has answered ten seconds after the fault; a large one has as long as it takes over a
 * slow line of so many signs a millisecond.
 */
const LONGEST_ANSWER = 8000;
const SLOWEST_LINE = 8;
/** A request older than this is suspect when the network has just come back. */
const SUSPECT_REQUEST = 4000;

/**
 * Sends one draft's work, one request at a time, the log before the wire.
 *
 *   idle ──edited──▶ pausing ──300 ms──▶ sending ──ok──▶ idle, or sending what came meanwhile
 *                                          ├─ temporary ─▶ waiting ──backoff, online──▶ sending
 *                                          ├─ 412 ──▶ merged ──▶ sending; no progress ─▶ contended
 *                                          ├─ 401 ──▶ standing until the account is back
 *                                          ├─ 409, 403, 404 ──▶ parked, text to the history
 *                                          └─ 422, 413 ──▶ refused until edited or asked
 */
export function sendLoop(options: SendLoopOptions): SendLoop {
  const { limbs, log, params, newKey, changed } = options;
  const { upgrade } = limbs.schema;
  let block: SendBlock | null = null;
  let sending: SendKind | null = null;
  let busy = false;
  let urgent = false;
  let stopped = false;
  let failures = 0;
  let rebases = 0;
  let reused = false;
  let timer: (() => void) | null = null;
  let request: { abort: AbortController; since: number } | null = null;
  let pausingSince: number | null = null;

  function wait(milliseconds: number): void {
    timer?.();
    timer = limbs.clock.after(milliseconds, () => {
      timer = null;
      if (block?.kind === 'waiting' || block?.kind === 'refused') block = null;
      void run();
    });
  }

  function pause(): void {
    const now = limbs.clock.now();
    pausingSince ??= now;
    // A clock that was set back must not stretch the pause.
    const waited = Math.max(0, now - pausingSince);
    const longest = waited < SOON_DUE ? PAUSE : BEHIND_A_KEY;
    wait(Math.max(0, Math.min(longest, LONGEST_PAUSE - waited)));
  }

  async function run(): Promise<void> {
    if (busy || stopped || block || !options.maySend()) return;
    busy = true;
    timer?.();
    timer = null;
    pausingSince = null;
    try {
      while (!stopped && !block && options.maySend() && (await once()));
    } finally {
      busy = false;
      sending = null;
      changed();
      if (!stopped && !block && !timer && options.hasUnsent() && options.maySend()) pause();
    }
  }

  /** Sends at most one request; true if the next should follow at once. */
  async function once(): Promise<boolean> {
    const send = await log.commit((view) => planSend(view, newKey()));
    if (!send) {
      urgent = false;
      return false;
    }
    sending = send.what;
    changed();
    try {
      const made = await ask(signsOf(send), (signal) =>
        performSend({ ...limbs, signal }, params, send),
      );
      await log.commit(made);
      failures = 0;
      if (send.what === 'save') rebases = 0;
      const { submit, archives, submitted } = log.head();
      return urgent || submit !== null || submitted !== null || archives.some((a) => !a.stuck);
    } catch (error) {
      return await failed(send, sendFailure(error));
    }
  }

  /** A request that hangs is given up; whether it took effect its key will tell. */
  async function ask<T>(signs: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    const patience = LONGEST_ANSWER + signs / SLOWEST_LINE;
    const giveUp = limbs.clock.after(patience, () => abort.abort());
    request = { abort, since: limbs.clock.now() };
    try {
      return await run(abort.signal);
    } finally {
      giveUp();
      request = null;
    }
  }

  async function failed(send: Send, failure: SendFailure): Promise<boolean> {
    switch (failure.kind) {
      case 'temporary':
        return later(failure);
      case 'signed-out':
        options.signedOut();
        return false;
      case 'outdated':
        // The request was written by the version before this page's: it is made anew.
        if (send.what !== 'archive' && send.schema < limbs.schema.version) {
          await log.commit((view) => forgetKey(view, send.key));
          return true;
        }
        block = { kind: 'outdated' };
        return false;
      case 'stale':
        return await stale(send, failure.current);
      case 'not-mine':
        return await notMine(send, failure.reason);
      default:
        if (send.what === 'archive') return await archiveRefused(send, failure);
        return await refused(send, failure);
    }
  }

  function later(failure: SendFailure & { kind: 'temporary' }): boolean {
    const { why, message, code, retryAfterSeconds } = failure;
    failures++;
    if (code !== null && failures >= BREAKS) {
      block = { kind: 'refused', message, code };
      wait(BROKEN_PAUSE);
      return false;
    }
    const pausing = backoff(failures, limbs.chance.fraction(), retryAfterSeconds);
    const until = limbs.clock.now() + pausing;
    block = { kind: 'waiting', why, failures, until, message };
    wait(pausing);
    return false;
  }

  async function stale(send: Send, told: Draft | null): Promise<boolean> {
    if (send.what === 'archive') return await archiveRefused(send, { message: 'stale' });
    let current: Draft;
    try {
      current = told ?? (await ask(0, (signal) => currentDraft({ ...limbs, signal }, params)));
    } catch (error) {
      const failure = sendFailure(error);
      return failure.kind === 'stale' ? later(unknownState) : await failed(send, failure);
    }
    if (current.schema > limbs.schema.version) {
      block = { kind: 'outdated' };
      return false;
    }
    rebases++;
    const progress = current.revision !== send.revision;
    if (rebases > 1 && (!progress || rebases > MOST_REBASES)) {
      block = { kind: 'conflicted', contended: true };
      return false;
    }
    await log.commit((view) => afterStale(view, current, { key: newKey(), sent: send, upgrade }));
    if (rebases === 1) return true;
    wait(rebases * 500 * (0.5 + limbs.chance.fraction()));
    return false;
  }

  /** 403 and 404 mean little while another account may be signed in in another tab. */
  async function notMine(send: Send, reason: ParkReason): Promise<boolean> {
    try {
      const asking = await ask(0, (signal) => whoIsAsking({ ...limbs, signal }));
      if (asking !== options.account) {
        options.signedOut();
        return false;
      }
    } catch (error) {
      const failure = sendFailure(error);
      return failure.kind === 'temporary' ? later(failure) : later(unknownState);
    }
    if (send.what === 'archive') return await archiveRefused(send, { message: reason });
    await log.commit((view) => afterParked(view, reason));
    return true;
  }

  async function archiveRefused(
    send: Send & { what: 'archive' },
    failure: { message?: string; kind?: string },
  ): Promise<boolean> {
    const message = failure.message ?? failure.kind ?? 'refused';
    await log.commit((view) => afterArchiveRefused(view, send, message));
    return true;
  }

  async function refused(
    send: Exclude<Send, { what: 'archive' }>,
    failure: SendFailure & { kind: 'parked' | 'incomplete' | 'key-reused' | 'refused' },
  ): Promise<boolean> {
    if (failure.kind === 'parked') {
      await log.commit((view) => afterParked(view, failure.reason));
      return true;
    }
    const message = 'message' in failure ? failure.message : failure.kind;
    const outcome: SubmitOutcome =
      failure.kind === 'incomplete' ? failure : { kind: 'refused', message };
    // A copied browser profile can reuse keys: the same content gets a new one, once.
    const again = failure.kind === 'key-reused' && !reused;
    reused = failure.kind === 'key-reused';
    if (again) await log.commit((view) => forgetKey(view, send.key));
    else await log.commit((view) => afterRefused(view, send, outcome));
    if (again || failure.kind === 'incomplete') return true;
    const code = failure.kind === 'refused' ? failure.code : null;
    if (send.what === 'save') block = { kind: 'refused', message, code };
    return false;
  }

  return {
    block: () => block,
    sending: () => sending,
    edited() {
      if (block?.kind === 'refused') wait(REFUSED_PAUSE);
      else if (!block && !busy) pause();
    },
    now(despite) {
      urgent = true;
      if (despite === 'anything') {
        rebases = 0;
        block = null;
      }
      if (despite !== 'nothing') {
        failures = 0;
        if (block?.kind === 'waiting') block = null;
        const age = request ? limbs.clock.now() - request.since : 0;
        if (age > SUSPECT_REQUEST) request?.abort.abort();
      }
      void run();
    },
    stop() {
      stopped = true;
      timer?.();
    },
  };
}

const unknownState = {
  kind: 'temporary',
  why: 'server',
  message: 'The server does not say what it holds',
  retryAfterSeconds: null,
  code: null,
} as const;

const signsOf = (send: Send) =>
  JSON.stringify(send.what === 'save' ? send.patch : send.fields).length;

function forgetKey({ head }: Parameters<typeof planSend>[0], key: string) {
  const next = head.inflight?.key === key ? { ...head, inflight: null } : head;
  return { head: next, answer: undefined };
}
