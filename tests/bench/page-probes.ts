export type PageProbes = {
  /** Runs `act` and answers how long it takes until the frame in which `stands` holds. */
  untilPainted(act: () => void, stands: () => boolean): Promise<number>;
};

declare global {
  interface Window {
    touchstoneProbes: PageProbes;
  }
}

/** Runs in the page, before anything else there: it must not use anything from outside. */
export function installProbes(): void {
  /** A message is handled after the task that posts it, so it marks that task's end. */
  const afterTask = (run: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(null);
  };
  /** After the next frame was handed over: a task posted from inside it. */
  const afterFrame = (run: () => void) => requestAnimationFrame(() => afterTask(run));

  window.touchstoneProbes = {
    untilPainted: (act, stands) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        act();
        const look = () => {
          if (stands()) afterFrame(() => resolve(performance.now() - start));
          else if (performance.now() - start > 15_000) reject(new Error('It never stood'));
          else requestAnimationFrame(look);
        };
        look();
      }),
  };
}
