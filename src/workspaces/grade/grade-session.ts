// Long on purpose: claim, work, submit and prefetch are one state machine; its moves only make sense together.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isOffline } from '#backend/backend-error.ts';
import type { Backend } from '#backend/backend.ts';
import type { DraftEngine } from '#drafts/draft-engine.ts';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import type { SubmitOutcome } from '#drafts/draft-state.ts';
import { claimWork, type QueueView, type Work } from '#queries/claim-work.ts';
import { makeCurrent } from '#queries/make-current.ts';
import { releaseWork } from '#queries/release-work.ts';
import { skipWork } from '#queries/skip-work.ts';

/*
 *  opening ──claimed──▶ working ──submit──▶ working (the prefetched one, at once)
 *     │                    │  └──submit, nothing prefetched──▶ opening ──▶ …
 *     │                    ├──skip──▶ working | opening
 *     │                    └──save and exit──▶ left ──go on──▶ opening
 *     ├──nothing──▶ empty ──look again──▶ opening
 *     └──error──▶ failed ──try again──▶ opening
 *
 * A submission that the server does not take comes back as an entry of `returned`: the text is
 * in its draft, and one press opens it again.
 */
export type GradePhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'working'; readonly open: OpenTask }
  | { readonly kind: 'empty'; readonly queue: QueueView | null }
  | { readonly kind: 'left'; readonly taskTitle: string; readonly leaseUntil: string }
  | { readonly kind: 'failed'; readonly error: unknown };

export type OpenTask = {
  readonly work: Work;
  readonly handle: DraftHandle;
};

export type ReturnedSubmission = {
  readonly work: Work;
  readonly outcome: Exclude<SubmitOutcome, { kind: 'submitted' }>;
};

export type GradeState = {
  readonly phase: GradePhase;
  /** The task fetched ahead, its draft open: its screen is drawn before it is needed. */
  readonly ahead: OpenTask | null;
  /** The task that was left last; its screen is taken down when nothing else is to do. */
  readonly departed: OpenTask | null;
  /** Tasks that were submitted since the page was opened. */
  readonly done: number;
  readonly returned: readonly ReturnedSubmission[];
  /** The task that was submitted last and whose answer is still awaited or just came. */
  readonly lastSubmitted: { readonly title: string; readonly sent: boolean } | null;
};

export type GradeSession = {
  readonly store: StoreApi<GradeState>;
  start(): void;
  /** Submits the open task and goes on. */
  submit(): void;
  skip(why: { reason: string; comment?: string }): Promise<void>;
  /** The open task left this expert's hands, disputed: goes on to the next one. */
  handedOver(): Promise<void>;
  /** Keeps the task, gives the prefetched one back. */
  leave(): Promise<void>;
  reopen(returned: ReturnedSubmission): void;
  /** Takes a parked draft back. */
  resume(assignmentId: string): Promise<void>;
  /** A lease of the prefetched task ended: it is forgotten, and another one is fetched. */
  dropNext(): void;
  readonly next: () => Work | null;
  /** The screen is gone: the prefetched task goes back to the queue. */
  stop(): void;
};

interface GradeLimbs {
  readonly backend: Backend;
  readonly engine: DraftEngine;
  readonly projectId: string;
}

/** Milliseconds after which the screen of a task that was left is taken down. */
const takenDown = 1500;

export function gradeSession({ backend, engine, projectId }: GradeLimbs): GradeSession {
  const store = createStore<GradeState>(() => ({
    phase: { kind: 'opening' },
    ahead: null,
    departed: null,
    done: 0,
    returned: [],
    lastSubmitted: null,
  }));
  let fetching: Promise<void> | null = null;
  let stopped = true;
  /** Raised whenever another task is opened, so that a late answer cannot replace it. */
  let turn = 0;

  const at = (work: Work) => ({ projectId, assignmentId: work.assignment.id });

  async function claim(): Promise<void> {
    const mine = ++turn;
    store.setState({ phase: { kind: 'opening' } });
    try {
      const { work, queue } = await claimWork(backend, projectId, 'current');
      if (mine !== turn || stopped) return;
      if (work === null) store.setState({ phase: { kind: 'empty', queue } });
      else open(opened(work));
      if (work !== null) void prefetch();
    } catch (error) {
      const kept = isOffline(error) ? await keptHere() : null;
      if (mine !== turn || stopped) return;
      if (kept === null) store.setState({ phase: { kind: 'failed', error } });
      else open(opened(kept));
    }
  }

  /** Without a server: the task of this project that this device keeps. */
  async function keptHere(): Promise<Work | null> {
    const works = (await engine.keptWork()).filter(
      ({ assignment }) => assignment.projectId === projectId,
    );
    return works.find(({ assignment }) => assignment.purpose === 'current') ?? works[0] ?? null;
  }

  const opened = (work: Work): OpenTask => ({
    work,
    handle: engine.open(work, { title: work.task.title }),
  });

  function open(task: OpenTask): void {
    closeOpen();
    turn++;
    const { phase } = store.getState();
    const departed = phase.kind === 'working' ? phase.open : null;
    store.setState({ phase: { kind: 'working', open: task }, departed });
    setTimeout(() => {
      store.setState((now) => (now.departed === departed ? { departed: null } : now));
    }, takenDown);
  }

  /** A draft that is being submitted closes when its answer is there, not before. */
  const submitting = new Set<DraftHandle>();

  function closeOpen(): void {
    const { phase } = store.getState();
    if (phase.kind === 'working' && !submitting.has(phase.open.handle)) phase.open.handle.close();
  }

  function openHandle(): DraftHandle | null {
    const { phase } = store.getState();
    return phase.kind === 'working' ? phase.open.handle : null;
  }

  /** Fetches the next task ahead. Its failure is no news: it is tried again after the next step. */
  function prefetch(): Promise<void> {
    fetching ??= claimWork(backend, projectId, 'next')
      .then(({ work }) => {
        if (stopped && work !== null) return releaseWork(backend, at(work));
        store.setState({ ahead: work === null ? null : opened(work) });
      })
      .catch(() => undefined)
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  /** Opens the prefetched task without asking anybody; null if there was none. */
  function openNext(): Work | null {
    const { ahead } = store.getState();
    if (ahead === null) return null;
    store.setState({ ahead: null });
    open(ahead);
    return ahead.work;
  }

  async function becomeCurrent(work: Work): Promise<void> {
    try {
      await makeCurrent(backend, at(work));
    } catch {
      // Offline, or the short lease ended meanwhile: the draft's own sending finds out and
      // says so in the task's phase; nothing typed is lost.
    }
    await prefetch();
  }

  function settled(work: Work, outcome: SubmitOutcome): void {
    if (outcome.kind === 'submitted') {
      store.setState({ lastSubmitted: { title: work.task.title, sent: true } });
      return;
    }
    store.setState((now) => ({
      lastSubmitted: null,
      returned: [...now.returned.filter((each) => each.work !== work), { work, outcome }],
    }));
  }

  return {
    store,
    next: () => store.getState().ahead?.work ?? null,
    start() {
      stopped = false;
      if (store.getState().phase.kind !== 'working') void claim();
    },
    submit() {
      const { phase } = store.getState();
      if (phase.kind !== 'working') return;
      const { work, handle } = phase.open;
      submitting.add(handle);
      const outcome = handle.submit();
      store.setState((now) => ({
        done: now.done + 1,
        lastSubmitted: { title: work.task.title, sent: false },
      }));
      const following = openNext();
      if (following === null) store.setState({ phase: { kind: 'opening' } });
      void outcome.then(async (answer) => {
        submitting.delete(handle);
        if (openHandle() !== handle) handle.close();
        settled(work, answer);
        if (stopped) return;
        // Only now is the place of the current task free.
        if (following !== null) await becomeCurrent(following);
        else if (answer.kind === 'submitted') await claim();
        else open(opened(work));
      });
    },
    async skip(why) {
      const { phase } = store.getState();
      if (phase.kind !== 'working') return;
      const { work, handle } = phase.open;
      await handle.flush();
      await skipWork(backend, at(work), { ...why, activeSeconds: handle.activeSeconds() });
      const following = openNext();
      if (following === null) await claim();
      else await becomeCurrent(following);
    },
    async handedOver() {
      const following = openNext();
      if (following === null) await claim();
      else await becomeCurrent(following);
    },
    async leave() {
      const { phase } = store.getState();
      if (phase.kind !== 'working') return;
      const { work, handle } = phase.open;
      await handle.flush();
      giveNextBack();
      closeOpen();
      turn++;
      store.setState({
        phase: {
          kind: 'left',
          taskTitle: work.task.title,
          leaseUntil: work.assignment.leaseUntil,
        },
      });
    },
    reopen(returned) {
      const { phase } = store.getState();
      giveNextBack();
      open(opened(returned.work));
      // The task that was left for it is the next one.
      store.setState((now) => ({
        returned: now.returned.filter((each) => each !== returned),
        departed: null,
        ahead: phase.kind === 'working' ? opened(phase.open.work) : null,
      }));
    },
    async resume(assignmentId) {
      const work = await makeCurrent(backend, { projectId, assignmentId });
      open(opened(work));
      void prefetch();
    },
    dropNext() {
      store.getState().ahead?.handle.close();
      store.setState({ ahead: null });
      void prefetch();
    },
    stop() {
      stopped = true;
      turn++;
      giveNextBack();
      closeOpen();
      store.setState({ phase: { kind: 'opening' } });
    },
  };

  function giveNextBack(): void {
    const { ahead } = store.getState();
    if (ahead === null) return;
    store.setState({ ahead: null });
    ahead.handle.close();
    void releaseWork(backend, at(ahead.work)).catch(() => undefined);
  }
}
