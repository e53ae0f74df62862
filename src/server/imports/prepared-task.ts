import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ReadTask } from '#domain/formats/merge-fragments.ts';
import type { Place } from './import-tally.ts';

/** A task that is about to be written, with its identity and where it came from. */
export type PreparedTask = {
  task: ReadTask;
  /** Hex SHA-256 of the row that it was read from, or of the hashes of all its rows. */
  hash: string;
  /** For each response: hash of the row that it came from. */
  responseHashes: readonly string[];
  place: Place;
};

/** Hex SHA-256 of a source row, exactly as it stands in its file. */
export function rowHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Identity of a task of several rows: the same whatever order the files come in. */
export function groupHash(rowHashes: readonly string[]): string {
  return rowHash([...rowHashes].sort().join('\n'));
}
