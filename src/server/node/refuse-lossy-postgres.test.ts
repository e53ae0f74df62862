import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  databaseUrl,
  onPostgres,
  startPostgres,
  type ClusterOrReason,
} from '#tests/databases/postgres-cluster.ts';
import { openStorage } from './open-storage.ts';
import { postgresDatabase } from './postgres-database.ts';
import { refuseLossyPostgres } from './refuse-lossy-postgres.ts';

const started: ClusterOrReason = await startPostgres({ durable: true });
const reason = 'reason' in started ? started.reason : null;
// A server that was named for the tests is somebody's own: its settings are left alone.
const given = process.env['TOUCHSTONE_TEST_POSTGRES'] ? 'a named server is not changed' : null;
const why = reason ?? given;

describe.skipIf(why !== null)(
  `a PostgreSQL that forgets${why === null ? '' : ` (skipped: ${why})`}`,
  () => {
    const url = 'cluster' in started ? started.cluster.url : '';
    beforeAll(() => onPostgres(url, 'create database lossy'));
    afterAll(async () => {
      if ('cluster' in started) await started.cluster.stop();
    });
    const open = () => openStorage({ databaseUrl: databaseUrl(url, 'lossy') });

    test('is served while it syncs, and says what a commit means', async () => {
      const storage = await open();
      expect(storage.durability).toContain('every commit is on its disk before it is answered');
      await storage.close();
    });

    test('is refused with the setting by name, for one database and for the whole server', async () => {
      await onPostgres(url, 'alter database lossy set synchronous_commit = off');
      await expect(open()).rejects.toThrow(/synchronous_commit is off.*synchronous_commit = on/);
      await onPostgres(url, 'alter system set fsync = off');
      await onPostgres(url, 'select pg_reload_conf()');
      const database = postgresDatabase(databaseUrl(url, 'lossy'));
      await expect
        .poll(() => refuseLossyPostgres(database).catch((error: Error) => error.message), {
          timeout: 30_000,
        })
        .toContain('fsync and synchronous_commit are off');
      await database.destroy();
    });
  },
);
