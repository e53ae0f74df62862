import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { migrate } from '#server/database/migrate.ts';
import { pgliteDatabase } from '#server/database/pglite-database.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { seedSampleWork } from '#server/sample/seed-sample-work.ts';

// node mocks/build-snapshot.ts FILE: a migrated database with the sample project, as gzipped tar.
const [file] = process.argv.slice(2);
if (!file) throw new Error('Say where the snapshot goes');
const pglite = await PGlite.create();
const database = pgliteDatabase(pglite);
await migrate(database);
const limbs = {
  database,
  clock: { now: () => new Date() },
  ids: { next: () => randomBytes(16).toString('base64url') },
};
await seedSample(limbs);
await seedSampleWork(limbs);
const dump = await pglite.dumpDataDir('gzip');
writeFileSync(file, new Uint8Array(await dump.arrayBuffer()));
await database.destroy();
