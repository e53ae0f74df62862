import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { diskServer, type DiskServer } from './disk/disk-server.ts';
import { failingDisk, type DiskFault } from './disk/failing-disk.ts';
import { atWork, refusalOf, temporary, untilRefused } from './disk/expert-at-work.ts';

// The disk under the database fills up, or fails. Whatever was acknowledged must be there
// afterwards; whatever was not is refused in words that a device waits on, and is sent again.

const folder = mkdtempSync(join(tmpdir(), 'touchstone-disk-'));
const data = join(folder, 'data');
const disk = failingDisk(folder, join(data, 'db'));
let server: DiskServer | null = null;
afterEach(() => {
  server?.kill();
  if ('mend' in disk) disk.mend();
  rmSync(data, { recursive: true, force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reason = 'reason' in disk ? ` (skipped: ${disk.reason})` : '';
// A server that never answers is one of the faults looked for.
const options = { timeout: 300_000 };
describe.skipIf('reason' in disk)(`a disk that fails under PGlite${reason}`, options, () => {
  if ('reason' in disk) return;
  const start = async () => {
    server = await diskServer(['--data', data], disk.environment);
    return server;
  };

  test('a full one refuses writes, lets reads pass, and goes on when there is room', async () => {
    const { url } = await start();
    const expert = await atWork(url);
    expect(await expert.save(1)).toBeNull();
    disk.fail('full');
    const refused = await untilRefused(expert.save);
    expect(refused).toMatchObject(temporary);
    expect(await refused.again()).toMatchObject(temporary);
    expect((await expert.draft()).fields).toEqual(expert.acknowledged);
    disk.mend();
    expect(await refused.again()).toBeNull();
    expect((await expert.draft()).fields).toEqual(expert.acknowledged);
    expect(await server?.end()).toBe(0);
    await expert.comeBack((await start()).url);
    const after = await expert.draft();
    expect(after.fields).toEqual(expert.acknowledged);
    expect(after.revision).toBe(Object.keys(expert.acknowledged).length);
    expect(await expert.save(200)).toBeNull();
  });

  test.each<DiskFault>(['broken', 'unsynced'])(
    'one that is %s acknowledges nothing, answers at once, and all is there after a restart',
    async (fault) => {
      const { url } = await start();
      const expert = await atWork(url);
      expect(await expert.save(1)).toBeNull();
      disk.fail(fault);
      const refused = await untilRefused(expert.save);
      expect(refused).toMatchObject(temporary);
      // Nobody waits for an answer that never comes.
      expect(await refused.again()).toMatchObject(temporary);
      const submitted = await expert.submit().catch(refusalOf);
      const read = await expert.draft().then(({ fields }) => fields, refusalOf);
      if (fault === 'unsynced') {
        // What is on the disk is no longer known: nothing is written or read before a restart.
        expect(submitted).toMatchObject(temporary);
        expect(read).toMatchObject(temporary);
      } else {
        // A statement that failed before its commit stops nothing: the draft is as it was.
        expect(submitted).toMatchObject({
          kind: expect.stringMatching(/^(unavailable|incomplete)$/),
        });
        expect([expert.acknowledged, temporary]).toContainEqual(read);
      }
      disk.mend();
      await server?.end();
      await expert.comeBack((await start()).url);
      // Whether or not the refused save had reached the disk, sent again it is there once.
      expect(await refused.again()).toBeNull();
      const after = await expert.draft();
      expect(after.fields).toEqual(expert.acknowledged);
      expect(after.revision).toBe(Object.keys(expert.acknowledged).length);
      expect(await expert.save(200)).toBeNull();
    },
  );
});
