import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFs } from './durable-node-fs.ts';
import { durableStartParams, openDurablePglite } from './durable-pglite.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-pglite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a commit is on the disk before it is answered, also after reopening', async () => {
  const first = await openDurablePglite(join(folder, 'db'));
  await first.exec('create table t (n int); insert into t values (1)');
  const fsync = await first.query<{ fsync: string }>('show fsync');
  expect(fsync.rows[0]?.fsync).toBe('on');
  await first.close();
  const second = await openDurablePglite(join(folder, 'db'));
  expect((await second.query('select n from t')).rows).toEqual([{ n: 1 }]);
  await second.close();
});

test('every commit syncs at least once', async () => {
  const fs = new DurableNodeFs(join(folder, 'db'));
  const pglite = await PGlite.create({ fs, startParams: [...durableStartParams] });
  await pglite.exec('create table t (n int)');
  for (let n = 0; n < 5; n++) {
    const before = fs.syncs;
    await pglite.query('insert into t values ($1)', [n]);
    expect(fs.syncs).toBeGreaterThan(before);
  }
  await pglite.close();
});

test('a folder whose commits do not reach the disk is refused', async () => {
  // The state before the mend: Postgres runs, but nothing is ever synced.
  vi.spyOn(DurableNodeFs.prototype, 'init').mockImplementation(async function (
    this: DurableNodeFs,
    pg,
    options,
  ) {
    return Object.getPrototypeOf(DurableNodeFs.prototype).init.call(this, pg, options);
  });
  await expect(openDurablePglite(join(folder, 'db'))).rejects.toThrow(/no fsync/);
  vi.restoreAllMocks();
});
