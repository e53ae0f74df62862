import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

/** Imported before a first task can be painted: the page's entry and the screen. */
const firstTask = ['index.html', 'src/workspaces/grade/grade-screen.tsx'];
/** Kilobytes (of 1000 bytes, gzip) that the first task may cost. */
export const firstTaskLimit = 280;

export async function manifestOf(site: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(site, '.vite/manifest.json'), 'utf8'));
}

/** Kilobytes, gzip, of each script that a built page needs before its first task is painted. */
export async function firstTaskScripts(site: string): Promise<ReadonlyMap<string, number>> {
  return sizesOf(site, [...scriptsOf(await manifestOf(site), firstTask)]);
}

/** Files of these modules and of all that they import statically. */
export function scriptsOf(manifest: Manifest, modules: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const open = [...modules];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no chunk for ${name}`);
    if (files.has(chunk.file)) continue;
    files.add(chunk.file);
    open.push(...(chunk.imports ?? []));
  }
  return files;
}

export async function sizesOf(site: string, files: readonly string[]) {
  const sizes = await Promise.all(
    files.map(async (file) => {
      const bytes = gzipSync(await readFile(join(site, file)), { level: 9 }).length;
      return [file, bytes / 1000] as const;
    }),
  );
  return new Map(sizes);
}

export function total(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
