import type { Backend } from '#backend/backend.ts';
import type { QueryClient } from '@tanstack/react-query';
import { currentSchema } from './current-schema.ts';
import type { DraftLimbs, TabLink, TabLocks, TabMessage } from './draft-limbs.ts';
import type { DraftStore } from './draft-store.ts';
import { mutationCarrier } from './mutation-carrier.ts';

export type BrowserLimbsOptions = {
  backend: Backend;
  store: DraftStore;
  queryClient: QueryClient;
  now: () => number;
  /** Uniform in [0, 1): spreads the retries of many clients. */
  fraction: () => number;
};

/** The engine's limbs in a page. */
export function browserLimbs(options: BrowserLimbsOptions): DraftLimbs {
  const { backend, store, queryClient, now, fraction } = options;
  return {
    backend,
    store,
    carry: mutationCarrier(queryClient),
    clock: {
      now,
      after(milliseconds, then) {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    chance: { id: randomId, fraction },
    network: {
      isOnline: () => navigator.onLine,
      subscribe: (changed) => heard(window, ['online', 'offline'], changed),
    },
    page: {
      subscribe(said) {
        const leaving = heard(window, ['pagehide', 'freeze'], () => said('hidden'));
        const turning = heard(document, ['visibilitychange'], () =>
          said(document.visibilityState === 'hidden' ? 'hidden' : 'visible'),
        );
        return () => {
          leaving();
          turning();
        };
      },
    },
    tabs: tabLink(),
    locks: tabLocks(),
    schema: currentSchema,
  };
}

function heard(target: EventTarget, names: readonly string[], listener: () => void): () => void {
  for (const name of names) target.addEventListener(name, listener);
  return () => {
    for (const name of names) target.removeEventListener(name, listener);
  };
}

/** 128 random bits in hexadecimal; `crypto.randomUUID` exists in secure contexts only. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function tabLink(): TabLink {
  const channel = new BroadcastChannel('touchstone-drafts');
  return {
    post: (message) => channel.postMessage(message),
    subscribe(listener) {
      const hear = (event: MessageEvent<TabMessage>) => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}

/**
 * Web Locks. Where the browser has none (a page over plain HTTP that is not localhost), every
 * tab leads: keys and base revisions keep that right, it only costs requests.
 */
function tabLocks(): TabLocks {
  const { locks } = navigator as { locks?: LockManager };
  return {
    async hold(name, { signal, steal }, whileHeld) {
      const lost = new AbortController();
      if (!locks) return await whileHeld(lost.signal);
      try {
        const options: LockOptions = steal ? { steal: true } : { signal };
        await locks.request(name, options, () => whileHeld(lost.signal));
      } catch {
        // Stolen by another tab, or no longer wanted: in both cases the holding is over.
        lost.abort();
      }
    },
  };
}
