import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `full`: nothing can grow. `broken`: no write, no sync. `unsynced`: no sync. Reads always pass. */
export type DiskFault = 'full' | 'broken' | 'unsynced';

export type FailingDisk = {
  /** What a process is started with so that the fault reaches it. */
  environment: Record<string, string>;
  fail(fault: DiskFault): void;
  mend(): void;
};

/**
 * Builds the library that fails writes under `watched`. `folder` takes it and its flag, and is
 * readable to every user, since PostgreSQL runs as another. Answers why where it cannot be built.
 */
export function failingDisk(folder: string, watched: string): FailingDisk | { reason: string } {
  const library = join(folder, 'failing-disk.so');
  const source = join(import.meta.dirname, 'failing-disk.c');
  if (process.platform !== 'linux') return { reason: 'a disk is made to fail on Linux only' };
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (built.error) return { reason: 'no C compiler here (Debian: apt-get install -y gcc)' };
  if (built.status !== 0) throw new Error(built.stderr);
  chmodSync(folder, 0o755);
  const flag = join(folder, 'fault');
  return {
    environment: {
      LD_PRELOAD: library,
      FAILING_DISK_FLAG: flag,
      FAILING_DISK_FOLDER: watched,
    },
    fail: (fault) => writeFileSync(flag, fault),
    mend: () => rmSync(flag, { force: true }),
  };
}
