import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { migrate } from '#server/database/migrate.ts';
import { pgliteDatabase } from '#server/database/pglite-database.ts';
import type { Tables } from '#server/database/tables.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { openDurablePglite } from './durable-pglite.ts';
import { postgresDatabase } from './postgres-database.ts';
import { refuseLossyPostgres } from './refuse-lossy-postgres.ts';

/** Where the data is: a folder with an embedded database, or a PostgreSQL server. */
export type StorageChoice = { folder: string } | { databaseUrl: string };

export type Storage = {
  database: Kysely<Tables>;
  /** One sentence for whoever starts the server: where the data is and what a commit means. */
  durability: string;
  /** Opens this server to the command line on this machine; null with a PostgreSQL. */
  token: string | null;
  announce(url: string): void;
  close(): Promise<void>;
};

/** Opens the data and brings it to the newest schema. Throws DataFolderHeld, NotDurable, LossyPostgres. */
export async function openStorage(choice: StorageChoice): Promise<Storage> {
  return 'folder' in choice ? openFolder(choice.folder) : openServer(choice.databaseUrl);
}

async function openFolder(folder: string): Promise<Storage> {
  const lock = lockDataFolder(folder);
  try {
    const database = pgliteDatabase(await openDurablePglite(join(folder, 'db')));
    await migrate(database);
    return {
      database,
      durability: `Data in ${folder}: embedded PostgreSQL; every commit is on the disk before it is answered.`,
      token: lock.token,
      announce: (url) => lock.announce(url),
      async close() {
        await database.destroy();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openServer(databaseUrl: string): Promise<Storage> {
  const database = postgresDatabase(databaseUrl);
  try {
    await refuseLossyPostgres(database);
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const { host, pathname } = new URL(databaseUrl);
  return {
    database,
    durability: `Data in PostgreSQL at ${host || 'this machine'}${pathname}; every commit is on its disk before it is answered.`,
    token: null,
    announce() {},
    close: () => database.destroy(),
  };
}
