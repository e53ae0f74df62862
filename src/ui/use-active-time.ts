import { useEffect, useSyncExternalStore } from 'react';
import { keepSeconds, keptSeconds, takeHand } from './active-time-kept.ts';

/** Working is: the page is visible and something was pressed or moved within this time. */
const idleAfter = 60_000;
const tick = 1000;
const reportEvery = 15;
/** A key within this time, and the next one will soon come. */
const typing = 500;

/**
 * Counts active seconds of one piece of work. Of all tabs of a browser only the one that was used
 * last counts, so two windows beside each other are one. The sum is kept on the device: another
 * tab and a reload go on counting, with or without a network. What is reported to the server goes
 * through `onSeconds`.
 */
export function activeTimer(workId: string, onSeconds: (seconds: number) => void) {
  let unreported = 0;
  let touched = Date.now();
  let typed = -Infinity;
  let untold = false;
  let hand = takeHand('if-free');
  const listeners = new Set<() => void>();
  const tell = () => {
    untold = false;
    for (const listener of listeners) listener();
  };
  /** The frame that shows a key shows the time too: one of its own would make the next key wait. */
  const key = () => {
    typed = Date.now();
    if (untold) requestAnimationFrame(tell);
  };
  const touch = () => {
    // Storage is asked once a second at most: pointers move more often.
    if (Date.now() - touched >= tick || !hand()) hand = takeHand('now');
    touched = Date.now();
  };
  const report = () => {
    if (unreported > 0) onSeconds(unreported);
    unreported = 0;
  };
  const isActive = () =>
    document.visibilityState === 'visible' && Date.now() - touched < idleAfter && hand();
  return {
    isActive,
    report,
    seconds: () => keptSeconds(workId),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      const events = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const;
      for (const event of events)
        window.addEventListener(event, touch, { capture: true, passive: true });
      window.addEventListener('keydown', key, { capture: true, passive: true });
      window.addEventListener('pagehide', report);
      const timer = setInterval(() => {
        if (!isActive()) return report();
        unreported++;
        keepSeconds(workId, keptSeconds(workId) + 1);
        if (unreported >= reportEvery) report();
        if (Date.now() - typed < typing && !untold) untold = true;
        else tell();
      }, tick);
      return () => {
        clearInterval(timer);
        report();
        window.removeEventListener('pagehide', report);
        window.removeEventListener('keydown', key, { capture: true });
        for (const event of events) window.removeEventListener(event, touch, { capture: true });
      };
    },
  };
}

export type ActiveTimer = ReturnType<typeof activeTimer>;

export function useActiveTimer(timer: ActiveTimer): void {
  useEffect(() => timer.start(), [timer]);
}

export function useActiveSeconds(timer: ActiveTimer): number {
  return useSyncExternalStore(timer.subscribe, timer.seconds);
}
