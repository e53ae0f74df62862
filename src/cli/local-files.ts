import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportSource } from '#server/imports/import-source.ts';
import { CommandRefused } from './command.ts';

export type LocalFile = ImportSource & { path: string };

/** Files of rows, and the rubric's file or all JSON files of its folder. */
export function localFiles(paths: readonly string[], rubric: string | undefined): LocalFile[] {
  return [
    ...paths.map((path) => localFile(path, 'rows')),
    ...(rubric === undefined ? [] : rubricPaths(rubric)).map((path) => localFile(path, 'rubric')),
  ];
}

function rubricPaths(path: string): string[] {
  if (!sizeOf(path).isDirectory()) return [path];
  const files = readdirSync(path).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new CommandRefused(`${path} holds no .json file`);
  return files.sort().map((name) => join(path, name));
}

function localFile(path: string, use: 'rows' | 'rubric'): LocalFile {
  const stat = sizeOf(path);
  if (stat.isDirectory()) throw new CommandRefused(`${path} is a folder: name its files`);
  return {
    path,
    // As it was typed, so that a refused row can be found; never longer than the wire allows.
    name: path.length <= 255 ? path : basename(path),
    size: stat.size,
    use,
    open: async () => (await openAsBlob(path)).stream(),
  };
}

function sizeOf(path: string) {
  try {
    return statSync(path);
  } catch {
    throw new CommandRefused(`There is no file ${path}`);
  }
}
