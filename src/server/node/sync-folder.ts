import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Windows has no sync of a folder, and wants the right to write for that of a file. */
const canSyncFolders = process.platform !== 'win32';

/** Puts every file beneath a folder on the disk, and then the folders that name them. */
export function syncFolder(folder: string): void {
  for (const each of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, each.name);
    if (each.isDirectory()) syncFolder(path);
    else if (each.isFile()) sync(path, 'r+');
  }
  if (canSyncFolders) sync(folder, 'r');
}

function sync(path: string, how: 'r' | 'r+'): void {
  const descriptor = openSync(path, how);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
