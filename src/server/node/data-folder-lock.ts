import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What the holder of a data folder leaves in it for others to find. */
export type LockHolder = {
  pid: number;
  /** Start time of that process in clock ticks since boot, where /proc tells it: pids are reused. */
  startedAt: string | null;
  /** Where it serves, once it does. */
  url: string | null;
  /** Bearer token for the command line on this machine; the file is readable by its owner only. */
  token: string;
};

export type DataFolderLock = {
  token: string;
  /** Says where the server answers, so that the command line talks to it. */
  announce(url: string): void;
  release(): void;
};

/** Somebody else holds the folder. `holder` says who and, if it serves, where. */
export class DataFolderHeld extends Error {
  readonly holder: LockHolder;

  constructor(folder: string, holder: LockHolder) {
    super(
      `${folder} is in use by process ${holder.pid}` +
        (holder.url ? `, which serves ${holder.url}` : '') +
        '. Two processes on one folder would corrupt it.',
    );
    this.name = 'DataFolderHeld';
    this.holder = holder;
  }
}

/**
 * Takes the exclusive lock of a data folder, making the folder where it is missing. The lock of
 * a process that no longer lives is taken over. Throws DataFolderHeld.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = lockFile(folder);
  const own: LockHolder = {
    pid: process.pid,
    startedAt: startOf(process.pid),
    url: null,
    token: randomBytes(32).toString('base64url'),
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (createExclusively(file, own)) return held(file, own);
    const holder = holderOf(folder);
    if (holder && isAlive(holder)) throw new DataFolderHeld(folder, holder);
    rmSync(file, { force: true });
  }
  throw new Error(`The lock file ${file} cannot be taken; remove it if no server is running.`);
}

/** Who holds the folder now, or null where nobody does or the holder died. */
export function livingHolder(folder: string): LockHolder | null {
  const holder = holderOf(folder);
  return holder && isAlive(holder) ? holder : null;
}

function lockFile(folder: string): string {
  return join(folder, 'touchstone.lock');
}

function createExclusively(file: string, holder: LockHolder): boolean {
  try {
    // "wx" fails where the file exists: of two processes that start at once one wins.
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, JSON.stringify(holder));
    fsyncSync(descriptor);
    closeSync(descriptor);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function held(file: string, own: LockHolder): DataFolderLock {
  return {
    token: own.token,
    announce(url) {
      writeFileSync(file, JSON.stringify({ ...own, url }), { mode: 0o600 });
    },
    release() {
      // Only our own lock: a successor may have taken over a folder that we were thought to have left.
      if (readHolder(file)?.token === own.token) rmSync(file, { force: true });
    },
  };
}

function holderOf(folder: string): LockHolder | null {
  return readHolder(lockFile(folder));
}

function readHolder(file: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    return typeof holder.pid === 'number' ? holder : null;
  } catch {
    return null;
  }
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return holder.startedAt === null || startOf(holder.pid) === holder.startedAt;
}

/** Field 22 of /proc/PID/stat, counted after the command's closing bracket; null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
