import type { Backend } from '#backend/backend.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftId } from './draft-record.ts';
import type { DraftPhase, SendKind } from './draft-state.ts';
import type { DraftStore } from './draft-store.ts';

/** This device's clock: for labels and for waiting, never for order. */
export type DraftClock = {
  now(): number;
  /** Calls `then` once after some milliseconds; answers the way to call it off. */
  after(milliseconds: number, then: () => void): () => void;
};

export type Chance = {
  /** At least 96 random bits, URL-safe. */
  id(): string;
  /** Uniform in [0, 1). */
  fraction(): number;
};

/** What the device says about its network: false is believed, true only tried. */
export type NetworkSignal = { isOnline(): boolean; subscribe(changed: () => void): () => void };

/** The page's life: `hidden` may be the last thing that a page hears. */
export type PageSignal = { subscribe(heard: (event: 'hidden' | 'visible') => void): () => void };

export type TabMessage =
  /** The log of a draft has grown or its head has changed. */
  | { kind: 'log'; id: DraftId }
  /** Where the sending tab stands. */
  | { kind: 'phase'; id: DraftId; phase: DraftPhase }
  /** Is a tab alive that sends this draft? */
  | { kind: 'ping'; id: DraftId }
  | { kind: 'pong'; id: DraftId }
  /** The account was signed in, or signed out with its drafts cleared. */
  | { kind: 'account'; account: string | null; cleared: boolean };

/** To the other tabs of this browser; a message never comes back to its sender. */
export type TabLink = {
  post(message: TabMessage): void;
  subscribe(heard: (message: TabMessage) => void): () => void;
};

/**
 * One holder per name over all tabs of this browser; the next one waits. A tab that dies loses
 * its locks. `steal` takes the lock from a holder that no longer moves.
 * Resolves when the lock was given back, was stolen, or the signal ended the waiting.
 */
export type TabLocks = {
  hold(
    name: string,
    options: { signal: AbortSignal; steal: boolean },
    whileHeld: (lost: AbortSignal) => Promise<void>,
  ): Promise<void>;
};

/** Carries one request, and makes it visible where the product shows its requests. */
export type Carrier = <T>(
  send: { what: SendKind; assignment: string; key: string },
  run: () => Promise<T>,
) => Promise<T>;

/** The layout of draft fields that this version of the product reads and writes. */
export type DraftSchema = {
  version: number;
  /** Fields of an older version in the layout of this one. Unknown fields are kept. */
  upgrade(from: number, fields: DraftFields): DraftFields;
};

/** Everything the engine needs from where it runs; nothing else has an effect. */
export type DraftLimbs = {
  backend: Backend;
  carry: Carrier;
  store: DraftStore;
  clock: DraftClock;
  chance: Chance;
  network: NetworkSignal;
  page: PageSignal;
  tabs: TabLink;
  locks: TabLocks;
  schema: DraftSchema;
};
