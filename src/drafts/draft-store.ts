import type { Work } from '#contract/queue/work.ts';
import type { DraftHead, DraftId, DraftSnapshot, EditRow } from './draft-record.ts';

/** What a log holds beyond what the asker has seen. */
export type FoundDraft = {
  head: DraftHead | null;
  /** Present when the asker's position lies before it: start again from here. */
  snapshot: DraftSnapshot | null;
  /** Rows after the asker's position or after `snapshot`, in order. */
  rows: readonly EditRow[];
  /** The last row's number, or the snapshot's, or 0. */
  lastSeq: number;
};

/** What one transaction adds. A snapshot removes the rows up to its number. */
export type DraftWrite = {
  head?: DraftHead;
  rows?: readonly EditRow[];
  snapshot?: DraftSnapshot;
};

/**
 *   full         the device or the browser's share of it has no space
 *   unavailable  there is no storage here at all, as in some private windows
 *   newer        a newer version of the product wrote it; this page must not touch it
 *   slow         it does not answer; what it was asked for may still come true
 *   failed       anything else; trying again may help
 */
export type StoreFailure = 'full' | 'unavailable' | 'newer' | 'slow' | 'failed';

export class DraftStoreError extends Error {
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure, cause: unknown) {
    super(`The device's storage: ${failure}`, { cause });
    this.name = 'DraftStoreError';
    this.failure = failure;
  }
}

/** Tasks are large: the current one, the next ones, and those just left. */
export const MOST_KEPT_WORKS = 5;

/** Where an account stands in front of this browser; drafts of others are not shown. */
export type RememberedAccount = { id: string; name: string };

/**
 * The device's log of drafts.
 *
 * Promise: `transact` is serializable over all tabs of the browser. It calls `decide` once,
 * with everything after `seen`, without an await in between, and resolves when what `decide`
 * answered is on the disk (as far as the platform can say so), whole or not at all. When it
 * rejects, with a DraftStoreError and nothing else, nothing of it was written; `decide` may
 * or may not have been called. Rows are never changed, and removed only by a snapshot that
 * contains them. After a lost connection the next call opens a new one.
 * The battery in tests/contracts/draft-store.ts holds adapters to this.
 */
export type DraftStore = {
  transact(
    id: DraftId,
    seen: number,
    decide: (found: FoundDraft) => DraftWrite | null,
  ): Promise<void>;
  read(id: DraftId, seen: number): Promise<FoundDraft>;
  /** The heads of an account's drafts, the latest edit first. */
  list(account: string): Promise<readonly DraftHead[]>;
  /** Removes a draft and its kept work. */
  remove(id: DraftId): Promise<void>;
  /** Removes all drafts and kept work of an account. */
  clear(account: string): Promise<void>;

  /** Keeps a task and lets go of the oldest ones beyond a handful. */
  keepWork(account: string, work: Work): Promise<void>;
  /** The account's kept work, the latest first. */
  keptWork(account: string): Promise<readonly Work[]>;

  /** The account that last signed in here; it survives sessions. */
  rememberAccount(account: RememberedAccount | null): Promise<void>;
  rememberedAccount(): Promise<RememberedAccount | null>;
};
