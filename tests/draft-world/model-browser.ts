import type { Backend } from '#backend/backend.ts';
import type { DraftLimbs, TabLink, TabMessage } from '#drafts/draft-limbs.ts';
import {
  DraftStoreError,
  type DraftStore,
  type DraftWrite,
  type StoreFailure,
} from '#drafts/draft-store.ts';
import { memoryDraftStore } from '#drafts/memory-draft-store.ts';
import { modelLocks } from './model-locks.ts';

/**
 * One browser with its profile: tabs share the store, the locks and the channel. Timers are
 * the global ones, so that a test may fake them.
 */
export function modelBrowser(
  backend: Backend,
  /** `diskMilliseconds` pass between a decision and its being on the disk. */
  options: { seed?: number; diskMilliseconds?: number } = {},
) {
  const store = memoryDraftStore();
  const links = new Set<(message: TabMessage) => void>();
  const locks = modelLocks();
  const online = { now: true, listeners: new Set<() => void>() };
  let storeFailure: StoreFailure | null = null;
  let silence: { writes: boolean; ends: Promise<'written' | 'refused'> } | null = null;
  let tabs = 0;
  let random = options.seed ?? 1;

  function fraction(): number {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    return random / 2 ** 32;
  }

  /** The order is taken, and how it ends is told much later; the others wait behind the first. */
  async function transactInSilence(
    [id, seen, decide]: Parameters<DraftStore['transact']>,
    order: NonNullable<typeof silence>,
  ): Promise<void> {
    let decideThen = decide;
    if (order.writes) {
      order.writes = false;
      let write: DraftWrite | null = null;
      await store.transact(id, seen, (found) => {
        write = decide(found);
        return null;
      });
      decideThen = () => write;
    }
    if ((await order.ends) === 'refused') throw new DraftStoreError('failed', null);
    await store.transact(id, seen, decideThen);
  }

  const failing: DraftStore = {
    ...store,
    async transact(...call) {
      if (storeFailure) throw new DraftStoreError(storeFailure, null);
      if (silence) return transactInSilence(call, silence);
      await store.transact(...call);
      const { diskMilliseconds } = options;
      if (diskMilliseconds) await new Promise((done) => setTimeout(done, diskMilliseconds));
    },
    async read(...call) {
      if (storeFailure) throw new DraftStoreError(storeFailure, null);
      await silence?.ends;
      return store.read(...call);
    },
    async clear(...call) {
      await silence?.ends;
      return store.clear(...call);
    },
    async rememberedAccount() {
      await silence?.ends;
      return store.rememberedAccount();
    },
    async keptWork(...call) {
      await silence?.ends;
      return store.keptWork(...call);
    },
  };

  function tab(overrides: Partial<DraftLimbs> = {}) {
    const name = `tab${++tabs}x${(options.seed ?? 0).toString(36)}`;
    const page = new Set<(event: 'hidden' | 'visible') => void>();
    let alive = true;
    let ids = 0;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const own = new Set<(message: TabMessage) => void>();
    const hear = (message: TabMessage) => {
      for (const each of own) each(message);
    };
    links.add(hear);
    const link: TabLink = {
      post(message) {
        if (!alive) return;
        const copy = structuredClone(message);
        queueMicrotask(() => {
          for (const each of links) if (each !== hear) each(copy);
        });
      },
      subscribe(heard) {
        own.add(heard);
        return () => own.delete(heard);
      },
    };
    const limbs: DraftLimbs = {
      backend: {
        async send(endpoint, call, how) {
          const answer = await backend.send(endpoint, call, how);
          // A dead tab hears no answer.
          if (!alive) await new Promise(() => {});
          return answer;
        },
      },
      carry: (_, run) => run(),
      store: {
        ...failing,
        async transact(...call) {
          if (!alive) await new Promise(() => {});
          return failing.transact(...call);
        },
      },
      clock: {
        now: Date.now,
        after(milliseconds, then) {
          const timer = setTimeout(() => {
            timers.delete(timer);
            then();
          }, milliseconds);
          timers.add(timer);
          return () => {
            timers.delete(timer);
            clearTimeout(timer);
          };
        },
      },
      chance: { id: () => `${name}.${++ids}`, fraction },
      network: {
        isOnline: () => online.now,
        subscribe(changed) {
          online.listeners.add(changed);
          return () => online.listeners.delete(changed);
        },
      },
      page: {
        subscribe(heard) {
          page.add(heard);
          return () => page.delete(heard);
        },
      },
      tabs: link,
      locks: locks.forTab(name),
      schema: { version: 1, upgrade: (_, fields) => fields },
      ...overrides,
    };
    return {
      limbs,
      signal(event: 'hidden' | 'visible') {
        for (const heard of page) heard(event);
      },
      /** The process is gone: nothing of it runs any more, and its locks are free. */
      kill() {
        alive = false;
        for (const timer of timers) clearTimeout(timer);
        links.delete(hear);
        own.clear();
        page.clear();
        locks.free(name);
      },
    };
  }

  return {
    store,
    tab,
    setOnline(now: boolean) {
      online.now = now;
      online.listeners.forEach((changed) => changed());
    },
    failStore(failure: StoreFailure | null) {
      storeFailure = failure;
    },
    /**
     * The disk answers nothing from now on, before it has read or before it has written. Answers
     * how to end that: everything it was asked for meanwhile comes true, or is refused.
     */
    silenceStore(at: 'reading' | 'writing'): (end: 'written' | 'refused') => void {
      const { promise: ends, resolve } = Promise.withResolvers<'written' | 'refused'>();
      silence = { writes: at === 'writing', ends };
      return (end) => {
        silence = null;
        resolve(end);
      };
    },
  };
}
export type ModelBrowser = ReturnType<typeof modelBrowser>;
