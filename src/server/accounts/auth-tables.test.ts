import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { randomIds } from '#server/random-ids.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { authOptions } from './auth-options.ts';

onBothDatabases('better-auth’s tables', (open) => {
  test('our migrations make every table and column that better-auth asks for', async () => {
    const database = await open();
    const options = authOptions({
      database,
      ids: randomIds,
      secret: 'a-secret-of-the-tests-0123456789abcdef',
      publicUrl: 'http://touchstone.test',
    });
    const { toBeCreated, toBeAdded } = await getMigrations({
      ...options,
      // The library compares tables only through its own adapter.
      database: { db: database, type: 'postgres' },
    });
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });
});
