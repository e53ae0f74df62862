import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, relative } from 'node:path';

// Loaded before a server: what the disk would still have after a power cut is kept beside its folder.
// A file counts as it was when it was last synced; what was only written is in the page cache.

/** POWER_CUT_DEAF: the disk says that it synced and did not, as some do. */
const { POWER_CUT_FOLDER = '', POWER_CUT_KEPT = '', POWER_CUT_DEAF } = process.env;
const sync = fs.fsyncSync;

fs.fsyncSync = (descriptor) => {
  sync(descriptor);
  if (POWER_CUT_DEAF !== undefined) return;
  const path = fs.readlinkSync(`/proc/self/fd/${descriptor}`);
  const inside = relative(POWER_CUT_FOLDER, path);
  if (inside.startsWith('..') || !fs.statSync(path).isFile()) return;
  const kept = join(POWER_CUT_KEPT, inside);
  fs.mkdirSync(dirname(kept), { recursive: true });
  fs.copyFileSync(path, kept);
};
syncBuiltinESMExports();
