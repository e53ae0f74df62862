import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { onPostgres, startPostgres } from '#tests/databases/postgres-cluster.ts';
import { diskServer, type DiskServer } from './disk/disk-server.ts';
import { atWork, refusalOf, temporary, untilRefused } from './disk/expert-at-work.ts';
import { failingDisk } from './disk/failing-disk.ts';
import { eventually } from './eventually.ts';

// The disk under a PostgreSQL server fills up, or no longer syncs. PostgreSQL refuses what does
// not fit, and gives itself up where it cannot know what is on the disk. Touchstone stays: it
// answers that its storage is away, and goes on as soon as there is one again.

const folder = mkdtempSync(join(tmpdir(), 'touchstone-disk-'));
const home = join(folder, 'postgres');
mkdirSync(home);
const disk = failingDisk(folder, join(home, 'data'));
const started =
  'reason' in disk
    ? disk
    : await startPostgres({
        durable: true,
        supervised: true,
        folder: home,
        environment: disk.environment,
      });
let server: DiskServer | null = null;
afterEach(() => {
  if ('mend' in disk) disk.mend();
  server?.kill();
});
afterAll(async () => {
  if ('cluster' in started) await started.cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const reason = 'reason' in started ? ` (skipped: ${started.reason})` : '';
describe.skipIf('reason' in started)(
  `a disk that fails under PostgreSQL${reason}`,
  { timeout: 300_000 },
  () => {
    if ('reason' in started || 'reason' in disk) return;
    const { url } = started.cluster;
    const expertOnServer = async () => {
      await onPostgres(url, 'drop schema public cascade', 'create schema public');
      server = await diskServer(
        ['--database-url', url, '--secret-file', join(folder, 'secret')],
        {},
      );
      return atWork(server.url);
    };

    test('a full one refuses writes, lets reads pass, and goes on when there is room', async () => {
      const expert = await expertOnServer();
      expect(await expert.save(1)).toBeNull();
      disk.fail('full');
      const refused = await untilRefused(expert.save);
      expect(refused).toMatchObject(temporary);
      expect(await refused.again()).toMatchObject(temporary);
      expect((await expert.draft()).fields).toEqual(expert.acknowledged);
      disk.mend();
      expect(await refused.again()).toBeNull();
      await holds(expert);
    });

    test('one that does not sync makes it give itself up; the server waits and goes on by itself', async () => {
      const expert = await expertOnServer();
      expect(await expert.save(1)).toBeNull();
      disk.fail('unsynced');
      const refused = await untilRefused(expert.save);
      expect(refused).toMatchObject(temporary);
      // While the disk fails PostgreSQL does not come back, and nobody waits for it in vain.
      expect(await refused.again()).toMatchObject(temporary);
      expect(await expert.submit().catch(refusalOf)).toMatchObject(temporary);
      expect(await expert.draft().catch(refusalOf)).toMatchObject(temporary);
      disk.mend();
      const again = async () => ((await refused.again()) === null ? 'saved' : 'refused');
      await eventually(again, 'saved');
      await holds(expert);
    });
  },
);

/** What was acknowledged is there, once, and work goes on. */
async function holds(expert: Awaited<ReturnType<typeof atWork>>): Promise<void> {
  const { fields, revision } = await expert.draft();
  expect(fields).toEqual(expert.acknowledged);
  expect(revision).toBe(Object.keys(expert.acknowledged).length);
  expect(await expert.save(200)).toBeNull();
}
