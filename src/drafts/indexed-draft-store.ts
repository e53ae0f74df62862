import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Work } from '#contract/queue/work.ts';
import {
  RECORD_LAYOUT,
  type DraftHead,
  type DraftId,
  type DraftSnapshot,
  type EditRow,
} from './draft-record.ts';
import {
  DraftStoreError,
  MOST_KEPT_WORKS,
  type DraftStore,
  type FoundDraft,
  type RememberedAccount,
  type StoreFailure,
} from './draft-store.ts';

type DraftKey = [account: string, assignment: string];

interface DraftTables extends DBSchema {
  /** Append-only; the key is [account, assignment, seq]. */
  edits: { key: [...DraftKey, number]; value: EditRow };
  heads: { key: DraftKey; value: DraftHead };
  /** One per draft; its number is in the key, so that it can be asked for without the text. */
  snapshots: { key: [...DraftKey, number]; value: DraftSnapshot };
  works: { key: DraftKey; value: { at: number; work: Work } };
  browser: { key: string; value: RememberedAccount };
}
type Tables = ('edits' | 'heads' | 'snapshots')[];
type Database = IDBPDatabase<DraftTables>;
type Transaction = IDBPTransaction<DraftTables, Tables, 'readonly' | 'readwrite'>;

/**
 * Each version's step adds to what the one before left, and never deletes a store with rows:
 * the fixtures in tests/contracts open logs of every version that was ever shipped.
 */
const upgrades: readonly ((database: Database) => void)[] = [
  (database) => {
    for (const name of ['edits', 'heads', 'snapshots', 'works', 'browser'] as const) {
      database.createObjectStore(name);
    }
  },
];

export const DRAFT_DATABASE = 'touchstone-drafts';
export const DRAFT_DATABASE_VERSION = upgrades.length;

/**
 * The log in IndexedDB, with strict durability: Chromium otherwise answers before the disk
 * has the rows.
 */
export function indexedDraftStore(now: () => number, name = DRAFT_DATABASE): DraftStore {
  let opened: Promise<Database> | null = null;

  function open(): Promise<Database> {
    if (opened) return opened;
    const opening = openDB<DraftTables>(name, DRAFT_DATABASE_VERSION, {
      upgrade(database, from) {
        for (const upgrade of upgrades.slice(from)) upgrade(database);
      },
      blocking(_current, _next, event) {
        // A newer page wants the database; holding on would leave it waiting for ever.
        (event.target as IDBDatabase).close();
        opened = null;
      },
      terminated() {
        opened = null;
      },
    });
    opened = opening;
    opening.catch(() => {
      if (opened === opening) opened = null;
    });
    return opening;
  }

  /** Runs once more with a new connection where the old one turned out to be dead. */
  async function using<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      const database = await open();
      try {
        return await work(database);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
        database.close();
        opened = null;
        return await work(await open());
      }
    } catch (error) {
      throw error instanceof DraftStoreError ? error : new DraftStoreError(failureOf(error), error);
    }
  }

  return {
    transact: (id, seen, decide) =>
      using(async (database) => {
        const tables: Tables = ['edits', 'heads', 'snapshots'];
        const transaction = database.transaction(tables, 'readwrite', { durability: 'strict' });
        // Awaited below; without a handler now an abort would count as unhandled.
        transaction.done.catch(() => {});
        try {
          const write = decide(await find(transaction, id, seen));
          const key: DraftKey = [id.account, id.assignment];
          const edits = transaction.objectStore('edits');
          const heads = transaction.objectStore('heads');
          const snapshots = transaction.objectStore('snapshots');
          const written: Promise<unknown>[] = [];
          if (write?.snapshot) {
            written.push(
              snapshots.delete(rowsAfter(id, -1)),
              snapshots.put(write.snapshot, [...key, write.snapshot.seq]),
              edits.delete(IDBKeyRange.bound([...key, 0], [...key, write.snapshot.seq])),
            );
          }
          for (const row of write?.rows ?? []) written.push(edits.add(row, [...key, row.seq]));
          if (write?.head) written.push(heads.put(write.head, key));
          await Promise.all(written);
          await transaction.done;
        } catch (error) {
          aborted(transaction);
          throw transaction.error ?? error;
        }
      }),
    read: (id, seen) =>
      using((database) =>
        find(database.transaction(['edits', 'heads', 'snapshots'], 'readonly'), id, seen),
      ),
    list: (account) =>
      using(async (database) => {
        const heads = await database.getAll('heads', ownedBy(account));
        return heads.toSorted((a, b) => b.editedAt - a.editedAt);
      }),
    remove: (id) =>
      using(async (database) => {
        const transaction = database.transaction(
          ['edits', 'heads', 'snapshots', 'works'],
          'readwrite',
          { durability: 'strict' },
        );
        const key: DraftKey = [id.account, id.assignment];
        await transaction.objectStore('edits').delete(rowsAfter(id, -1));
        await transaction.objectStore('heads').delete(key);
        await transaction.objectStore('works').delete(key);
        await transaction.objectStore('snapshots').delete(rowsAfter(id, -1));
        await transaction.done;
      }),
    clear: (account) =>
      using(async (database) => {
        const transaction = database.transaction(
          ['edits', 'heads', 'snapshots', 'works'],
          'readwrite',
          { durability: 'strict' },
        );
        await transaction.objectStore('edits').delete(ownedBy(account));
        for (const table of ['heads', 'snapshots', 'works'] as const) {
          await transaction.objectStore(table).delete(ownedBy(account));
        }
        await transaction.done;
      }),
    keepWork: (account, work) =>
      using(async (database) => {
        const works = database.transaction('works', 'readwrite').store;
        await works.put({ at: now(), work }, [account, work.assignment.id]);
        const own = await works.getAll(ownedBy(account));
        for (const old of own.toSorted((a, b) => b.at - a.at).slice(MOST_KEPT_WORKS)) {
          await works.delete([account, old.work.assignment.id]);
        }
      }),
    keptWork: (account) =>
      using(async (database) => {
        const works = await database.getAll('works', ownedBy(account));
        return works.toSorted((a, b) => b.at - a.at).map((each) => each.work);
      }),
    rememberAccount: (account) =>
      using(async (database) => {
        if (account) await database.put('browser', account, 'account');
        else await database.delete('browser', 'account');
      }),
    rememberedAccount: () =>
      using(async (database) => (await database.get('browser', 'account')) ?? null),
  };
}

/**
 * Asked for at once, as what is written is: one after the other, each request would cost every
 * key a way to the browser's own process and back.
 */
async function find(transaction: Transaction, id: DraftId, seen: number): Promise<FoundDraft> {
  const key: DraftKey = [id.account, id.assignment];
  const edits = transaction.objectStore('edits');
  const snapshots = transaction.objectStore('snapshots');
  const [head, snapshotKey, rows, last] = await Promise.all([
    transaction.objectStore('heads').get(key),
    snapshots.getKey(rowsAfter(id, -1)),
    edits.getAll(rowsAfter(id, seen)),
    edits.openKeyCursor(rowsAfter(id, -1), 'prev'),
  ]);
  if (head && head.layout > RECORD_LAYOUT) throw new DraftStoreError('newer', null);
  const snapshotSeq = snapshotKey?.[2] ?? -1;
  const snapshot =
    seen < snapshotSeq ? ((await snapshots.get([...key, snapshotSeq])) ?? null) : null;
  return {
    head: head ?? null,
    snapshot,
    rows: rows.filter((each) => each.seq > snapshotSeq),
    lastSeq: last?.key[2] ?? Math.max(0, snapshotSeq),
  };
}

const rowsAfter = ({ account, assignment }: DraftId, seen: number) =>
  IDBKeyRange.bound([account, assignment, seen], [account, assignment, Infinity], true);

/** In IndexedDB's order every array sorts behind every string. */
const ownedBy = (account: string) => IDBKeyRange.bound([account], [account, []]);

function aborted(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

function failureOf(error: unknown): StoreFailure {
  if (error instanceof ReferenceError) return 'unavailable';
  if (!(error instanceof DOMException)) return 'failed';
  if (error.name === 'QuotaExceededError') return 'full';
  if (error.name === 'VersionError') return 'newer';
  if (error.name === 'SecurityError' || error.name === 'InvalidStateError') return 'unavailable';
  return 'failed';
}
