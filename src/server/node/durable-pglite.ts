import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFs } from './durable-node-fs.ts';
import { StoppingPglite } from './stopping-pglite.ts';
import { syncFolder } from './sync-folder.ts';

/** A commit that does not reach the disk: the server must not take paid work. */
export class NotDurable extends Error {
  constructor(folder: string) {
    super(
      `The database in ${folder} does not write through to the disk: a commit made no fsync. ` +
        'Use another disk, or a PostgreSQL server with --database-url.',
    );
    this.name = 'NotDurable';
  }
}

/** PGlite's own -F switches fsync off; fdatasync would not reach the operation that we supply. */
export const durableStartParams: readonly string[] = [
  ...PGlite.defaultStartParams.filter((each) => each !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'synchronous_commit=on',
];

/**
 * Opens (or makes) an embedded PostgreSQL in a folder, with commits on the disk before they are
 * answered, and proves it with one commit. Take the folder's lock first: a second process on
 * the same folder corrupts it.
 */
export async function openDurablePglite(folder: string): Promise<PGlite> {
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  const fs = new DurableNodeFs(folder);
  const pglite = new StoppingPglite({ fs, startParams: [...durableStartParams] });
  await pglite.waitReady;
  const before = fs.syncs;
  await pglite.exec(
    'create table if not exists durability_probe (at timestamptz not null);' +
      'delete from durability_probe; insert into durability_probe values (now());',
  );
  if (fs.syncs > before) {
    // What a new database is made of is unpacked without a sync, and recovery rests on it.
    if (isNew) syncFolder(folder);
    return pglite;
  }
  await pglite.close();
  throw new NotDurable(folder);
}
