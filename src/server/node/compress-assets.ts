import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const textual = /\.(js|css|svg|json|wasm|ttf|map)$/;
const compress = promisify(gzip);

/** Lays a gzip beside every textual asset that has none yet; the site serves it where accepted. */
export async function compressAssets(folder: string): Promise<void> {
  const assets = join(folder, 'assets');
  const names = await readdir(assets).catch(() => []);
  const present = new Set(names);
  for (const name of names.filter((each) => textual.test(each) && !present.has(`${each}.gz`))) {
    const packed = await compress(await readFile(join(assets, name)), {
      level: constants.Z_BEST_COMPRESSION,
    });
    const target = join(assets, `${name}.gz`);
    await writeFile(`${target}.${process.pid}`, packed);
    await rename(`${target}.${process.pid}`, target);
  }
}
