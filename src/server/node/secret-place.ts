import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SecretPlace } from '#server/installation-secret.ts';
import type { StorageChoice } from './open-storage.ts';

const LEAST_LENGTH = 32;

/** What the operator said about the secret; empty = a key file in the data folder. */
export type SecretChoice = { file?: string | undefined; text?: string | undefined };

/** Throws where there is no place: a PostgreSQL may serve several machines, so it has no folder. */
export function secretPlace(storage: StorageChoice, { file, text }: SecretChoice): SecretPlace {
  if (text !== undefined) {
    const name = 'TOUCHSTONE_SECRET';
    return { name, read: () => longEnough(text, name), keep: () => undefined };
  }
  if (file !== undefined) return keyFile(file);
  if ('folder' in storage) return keyFile(keyFileOf(storage.folder));
  throw new Error(
    'With PostgreSQL the server needs a place for its key: --secret-file FILE (made on first ' +
      'start, the same for every process) or TOUCHSTONE_SECRET with at least 32 characters',
  );
}

export const keyFileOf = (folder: string): string => join(folder, 'touchstone.key');

/** A file that only its owner can read. One that others can read is refused. */
export function keyFile(path: string): SecretPlace {
  return {
    name: path,
    read() {
      try {
        if ((statSync(path).mode & 0o077) !== 0) {
          throw new Error(`Others can read ${path}: chmod 600 it`);
        }
        return longEnough(readFileSync(path, 'utf8').trim(), path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    keep(secret) {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, `${secret}\n`);
      fsyncSync(file);
      closeSync(file);
      // Without this a power cut could keep the database and lose the key.
      const folder = openSync(dirname(path), 'r');
      fsyncSync(folder);
      closeSync(folder);
    },
  };
}

function longEnough(secret: string, name: string): string {
  if (secret.length >= LEAST_LENGTH) return secret;
  throw new Error(`The secret in ${name} is too short: it has at least ${LEAST_LENGTH} characters`);
}
