import type { JsonValue } from '#domain/json-value.ts';

/** Why a row, or a whole task, was not imported. `field` is a path as in the file. */
export type Refusal = {
  field: string;
  reason: string;
  /** A value that was probably meant: read `from` as `to` in every row with this refusal. */
  repair?: { from: string; to: string };
};

/** Something that was changed or deserves a look, though the row was imported. */
export type Notice = { field: string; reason: string };

/** One record of a file. `line` counts from 1 and names the line on which the record begins. */
export type SourceRow = {
  line: number;
  /** The record exactly as it stands in the file; its hash is the row's identity. */
  text: string;
  /** The key under which it stands, in a file that is one object keyed by id. */
  key?: string;
  value: JsonValue;
  notices: readonly Notice[];
};

export type RefusedRow = { line: number; text: string; refusal: Refusal };

export type FramedRow = SourceRow | RefusedRow;

export function isRefused(row: FramedRow): row is RefusedRow {
  return 'refusal' in row;
}

/**
 * Cuts a file into records as its text arrives in pieces of any size. `push` gives the records
 * that the piece completed; `end` gives what is left when the file ends. It keeps no more than
 * one record in memory.
 */
export type Framer = {
  push(text: string): FramedRow[];
  end(): FramedRow[];
};
