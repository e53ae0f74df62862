import type { TabLocks } from '#drafts/draft-limbs.ts';

type Holder = { tab: string; grant(): void; lose(): void };

/** The Web Locks of one browser: first come, first served, and a tab that dies loses its own. */
export function modelLocks() {
  const queues = new Map<string, Holder[]>();

  function drop(name: string, holder: Holder): void {
    const queue = queues.get(name) ?? [];
    const wasFirst = queue[0] === holder;
    queues.set(
      name,
      queue.filter((each) => each !== holder),
    );
    if (wasFirst) queues.get(name)?.[0]?.grant();
  }

  return {
    forTab(tab: string): TabLocks {
      return {
        hold: (name, { signal, steal }, whileHeld) =>
          new Promise((done) => {
            if (signal.aborted) return done();
            const lost = new AbortController();
            let granted = false;
            const held = async () => {
              await Promise.resolve();
              await whileHeld(lost.signal);
              drop(name, holder);
              done();
            };
            const holder: Holder = {
              tab,
              grant() {
                granted = true;
                void held();
              },
              lose() {
                lost.abort();
                done();
              },
            };
            signal.addEventListener('abort', () => {
              if (granted) return;
              drop(name, holder);
              done();
            });
            const queue = queues.get(name) ?? [];
            if (steal) {
              const [first, ...rest] = queue;
              queues.set(name, [holder, ...rest]);
              first?.lose();
              holder.grant();
            } else {
              queues.set(name, [...queue, holder]);
              if (queue.length === 0) holder.grant();
            }
          }),
      };
    },
    free(tab: string) {
      for (const [name, queue] of queues) {
        for (const holder of queue.filter((each) => each.tab === tab)) drop(name, holder);
      }
    },
  };
}
