import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandRefused } from './command.ts';

/** Refuses a place that nothing can be written to, before anything is asked for. */
export function fileToWrite(path: string): string {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CommandRefused(`${path} cannot be written: there is no folder ${folder}`);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new CommandRefused(`${path} is a folder: name a file in it`);
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new CommandRefused(`${path} cannot be written: this user may not write into ${folder}`);
  }
  return path;
}
