import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { diskServer, type DiskServer } from './disk/disk-server.ts';
import { atWork } from './disk/expert-at-work.ts';

// The machine loses its power under the embedded database: what was written and not synced is gone.

let folder = '';
let server: DiskServer | null = null;
afterEach(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Begins on a new folder; `deaf`: its disk claims to sync. */
function begin(environment: Record<string, string> = {}) {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-power-'));
  const data = join(folder, 'data');
  const [database, kept] = [join(data, 'db'), join(folder, 'kept')];
  const preload = join(import.meta.dirname, 'disk', 'power-cut.ts');
  return {
    async start() {
      server = await diskServer(['--data', data], {
        NODE_OPTIONS: `--import=${preload}`,
        POWER_CUT_FOLDER: database,
        POWER_CUT_KEPT: kept,
        ...environment,
      });
      return server.url;
    },
    /** What is left on the disk: synced files as they were then, and every folder. */
    async cut() {
      await server?.cut();
      for (const each of readdirSync(database, { recursive: true, withFileTypes: true })) {
        if (each.isDirectory()) {
          const inside = join(each.parentPath, each.name).slice(database.length);
          mkdirSync(join(kept, inside), { recursive: true });
        }
      }
      rmSync(database, { recursive: true });
      mkdirSync(dirname(database), { recursive: true });
      cpSync(kept, database, { recursive: true });
    },
  };
}

const options = { timeout: 300_000 };
describe.skipIf(process.platform !== 'linux')('a power cut under PGlite', options, () => {
  test('what was acknowledged is there afterwards, time and again', async () => {
    const machine = begin();
    const expert = await atWork(await machine.start());
    for (let round = 0; round < 3; round += 1) {
      for (let n = 1; n <= 5; n += 1) expect(await expert.save(round * 5 + n)).toBeNull();
      await machine.cut();
      await expert.comeBack(await machine.start());
      const { fields, revision } = await expert.draft();
      expect(fields).toEqual(expert.acknowledged);
      expect(revision).toBe((round + 1) * 5);
    }
  });

  test('the cut is real: on a disk that only claims to sync, the work is lost', async () => {
    const machine = begin({ POWER_CUT_DEAF: 'yes' });
    const expert = await atWork(await machine.start());
    expect(await expert.save(1)).toBeNull();
    await machine.cut();
    await expert.comeBack(await machine.start());
    await expect(expert.draft()).rejects.toThrow();
  });
});
