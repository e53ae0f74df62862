import { PGlite } from '@electric-sql/pglite';
import type { Kysely } from 'kysely';
import { migrate } from '#server/database/migrate.ts';
import { pgliteDatabase } from '#server/database/pglite-database.ts';
import type { Tables } from '#server/database/tables.ts';
import { FlushedIdbFs } from './flushed-idb-fs.ts';

export type DemoDatabase = {
  database: Kysely<Tables>;
  /** Resolves when all that was written before the call is in IndexedDB. */
  flush(): Promise<void>;
};

const NAME = 'touchstone-demo';
// Emscripten names the IndexedDB database after the folder that it mounts.
const STORE = `/pglite/${NAME}`;

/**
 * The demo's database in this browser. On the first visit it comes from the prepared snapshot
 * (schema and sample project), later from IndexedDB. Data of a version that this program cannot
 * read is replaced by the snapshot: there is nothing in the demo but samples.
 */
export async function openDemoDatabase(snapshotUrl: string): Promise<DemoDatabase> {
  if (await isKept()) {
    try {
      return await open();
    } catch (error) {
      console.warn('The demo starts afresh, since its kept data cannot be read:', error);
    }
  }
  await forget();
  return open(await snapshot(snapshotUrl));
}

async function open(loadDataDir?: Blob): Promise<DemoDatabase> {
  const fs = new FlushedIdbFs(NAME);
  const pglite = await PGlite.create({ fs, ...(loadDataDir && { loadDataDir }) });
  const flush = () => pglite.runExclusive(() => fs.flush());
  const database = pgliteDatabase(pglite);
  try {
    await migrate(database);
    await flush();
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return { database, flush };
}

/** True when a former visit wrote the files to their end: IDBFS stores them all at once. */
async function isKept(): Promise<boolean> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === STORE)) return false;
  const store = await asked(indexedDB.open(STORE));
  const files = store.objectStoreNames.contains('FILE_DATA')
    ? await asked(store.transaction('FILE_DATA').objectStore('FILE_DATA').count())
    : 0;
  store.close();
  return files > 0;
}

async function forget(): Promise<void> {
  await asked(indexedDB.deleteDatabase(STORE));
}

async function snapshot(url: string): Promise<Blob> {
  const answer = await fetch(url, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`The demo's snapshot is not there (${answer.status})`);
  return new Blob([await answer.arrayBuffer()], { type: 'application/x-gzip' });
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}
