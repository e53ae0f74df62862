import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { postgresDatabase } from './postgres-database.ts';

const postgres = inject('postgres');

test.skipIf('reason' in postgres)(
  'a connection that dies inside a transaction fails the transaction, not the process',
  async () => {
    if ('reason' in postgres) return;
    const database = postgresDatabase(postgres.url, 2);
    try {
      const broken = database.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
          transaction,
        );
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database);
        // The death arrives while no statement waits for an answer.
        await new Promise((resolve) => setTimeout(resolve, 100));
        await sql`select 1`.execute(transaction);
      });
      await expect(broken).rejects.toThrow();
      const { rows } = await sql<{ one: number }>`select 1 as one`.execute(database);
      expect(rows).toEqual([{ one: 1 }]);
    } finally {
      await database.destroy();
    }
  },
);
