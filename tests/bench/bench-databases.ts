import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { migrate } from '#server/database/migrate.ts';
import { pgliteDatabase } from '#server/database/pglite-database.ts';
import type { Tables } from '#server/database/tables.ts';
import { openDurablePglite } from '#server/node/durable-pglite.ts';
import { postgresDatabase } from '#server/node/postgres-database.ts';
import { databaseUrl, onPostgres, startPostgres } from '#tests/databases/postgres-cluster.ts';

import type { Engine } from './bench.ts';

export type BenchEngine = {
  kind: Engine;
  /** A migrated, empty, durable database of its own. */
  open(name: string): Promise<Kysely<Tables>>;
  close(): Promise<void>;
};

/** Both engines as a server runs them: every commit on the disk. Null where there is no server. */
export async function benchEngine(kind: Engine): Promise<BenchEngine | null> {
  const opened: Kysely<Tables>[] = [];
  const closeAll = () => Promise.all(opened.map((each) => each.destroy()));
  const keep = async (database: Kysely<Tables>) => {
    opened.push(database);
    await migrate(database);
    return database;
  };
  if (kind === 'PGlite') {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
    return {
      kind,
      open: async (name) => keep(pgliteDatabase(await openDurablePglite(join(folder, name)))),
      async close() {
        await closeAll();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  const started = await startPostgres({ durable: true });
  if ('reason' in started) return null;
  const { url, stop } = started.cluster;
  return {
    kind,
    async open(name) {
      await onPostgres(url, `create database bench_${name}`);
      return keep(postgresDatabase(databaseUrl(url, `bench_${name}`)));
    },
    async close() {
      await closeAll();
      await stop();
    },
  };
}
