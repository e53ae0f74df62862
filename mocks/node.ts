import { PGlite } from '@electric-sql/pglite';
import { setupServer } from 'msw/node';
import { createApp } from '#server/app.ts';
import { databaseFiles } from '#server/database/database-files.ts';
import { migrate } from '#server/database/migrate.ts';
import { pgliteDatabase } from '#server/database/pglite-database.ts';
import { randomIds } from '#server/random-ids.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { DEMO_SECRET, demoIdentity } from './demo-identity.ts';
import { handlers, type AppFetch } from './handlers.ts';
import { playWorld } from './play-world.ts';
import { firstDay } from './worlds/first-day.ts';
import type { World } from './worlds/world.ts';

const clock = { now: () => new Date() };

/** Made once in a process: a copy opens in a third of the time. */
let seeded: Promise<Blob> | null = null;

async function seededFiles(): Promise<Blob> {
  const pglite = await PGlite.create();
  const database = pgliteDatabase(pglite);
  await migrate(database);
  await seedSample({ database, clock, ids: randomIds });
  const files = await pglite.dumpDataDir('none');
  await database.destroy();
  return files;
}

export type MockServer = { app: AppFetch; close(): Promise<void> };

/**
 * The reference server on an in-memory database, in a world, answering every `/api` request of
 * this process until it is closed. For component tests; requests to anywhere else fail.
 */
export async function mockServer(world: World = firstDay): Promise<MockServer> {
  seeded ??= seededFiles();
  const database = pgliteDatabase(await PGlite.create({ loadDataDir: await seeded }));
  const app = createApp({
    database,
    clock,
    ids: randomIds,
    identity: demoIdentity(database),
    files: databaseFiles(database, clock),
    secret: DEMO_SECRET,
    sampleMode: true,
    log: () => undefined,
  });
  await playWorld(app, world);
  const server = setupServer(...handlers(app));
  server.listen({ onUnhandledFrame: 'error' });
  return {
    app,
    async close() {
      server.close();
      await database.destroy();
    },
  };
}
