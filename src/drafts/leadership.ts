import type { DraftLimbs } from './draft-limbs.ts';
import type { DraftId } from './draft-record.ts';

/**
 * Which tab sends a draft.
 *
 *   waiting ──lock granted──▶ leading ──ended / stolen──▶ waiting
 *   waiting ──own edits unsent, no answer to a ping──▶ steals the lock
 *
 * A dead tab loses its lock by itself; a tab that the browser has frozen keeps it, which is
 * what stealing is for. Two leaders for a moment do no harm: requests carry their keys.
 */
export type Leadership = {
  isLeading(): boolean;
  /** Asks whether the leader is alive, and takes its place if it is silent. */
  challenge(): void;
  heard(message: 'ping' | 'pong'): void;
  end(): void;
};

const PATIENCE_MILLISECONDS = 1500;

export function leadership(limbs: DraftLimbs, id: DraftId, started: () => void): Leadership {
  let turn = new AbortController();
  let leading = false;
  let stopChallenge: (() => void) | null = null;

  async function wait(signal: AbortSignal, steal: boolean): Promise<void> {
    const name = `touchstone-draft:${id.account}:${id.assignment}`;
    for (let stealing = steal; !signal.aborted; stealing = false) {
      await limbs.locks.hold(name, { signal, steal: stealing }, async (lost) => {
        if (signal.aborted) return;
        leading = true;
        started();
        await ended(lost, signal);
        leading = false;
      });
    }
  }

  void wait(turn.signal, false);
  return {
    isLeading: () => leading,
    challenge() {
      if (leading || stopChallenge || turn.signal.aborted) return;
      limbs.tabs.post({ kind: 'ping', id });
      stopChallenge = limbs.clock.after(PATIENCE_MILLISECONDS, () => {
        stopChallenge = null;
        if (leading || turn.signal.aborted) return;
        turn.abort();
        turn = new AbortController();
        void wait(turn.signal, true);
      });
    },
    heard(message) {
      if (message === 'ping' && leading) limbs.tabs.post({ kind: 'pong', id });
      if (message === 'pong') {
        stopChallenge?.();
        stopChallenge = null;
      }
    },
    end() {
      stopChallenge?.();
      turn.abort();
      leading = false;
    },
  };
}

function ended(...signals: AbortSignal[]): Promise<void> {
  return new Promise((done) => {
    for (const signal of signals) {
      if (signal.aborted) done();
      signal.addEventListener('abort', () => done(), { once: true });
    }
  });
}
