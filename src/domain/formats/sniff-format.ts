import type { JsonValue } from '#domain/json-value.ts';
import { framerOf, type Framing } from './framing/framing.ts';
import { sniffFraming } from './framing/sniff-framing.ts';
import { isRefused } from './framing/source-row.ts';
import { isRecord } from './path/field-path.ts';
import { guessFieldMap } from './guess-field-map.ts';
import { knownFormats } from './readers/readers.ts';
import type { FieldMap } from './readers/field-map.ts';

/** What a file seems to be, from its head. */
export type Sniffed = {
  framing: Framing;
  /** Name of a reader; `map` where no published format was recognised. */
  format: string;
  title: string;
  /** The fields that gave it away. */
  because: string[];
  /** For `map`: which field is probably what. */
  map: FieldMap;
  /** Every field of the rows seen, with a sample of its value. */
  fields: { name: string; sample: string }[];
  rowsSeen: number;
};

/** Enough of a file to know it by. */
export const HEAD_CHARACTERS = 256 * 1024;

export function sniffFormat(head: string): Sniffed {
  const framing = sniffFraming(head);
  const rows = rowsIn(head, framing);
  const objects = rows.filter(isRecord);
  const fields = fieldsOf(objects);
  const base = { framing, fields, rowsSeen: rows.length };
  for (const { reader, map, recognises } of knownFormats) {
    const because = objects[0] === undefined ? null : recognises(objects[0]);
    if (because !== null) {
      return { ...base, format: reader.name, title: reader.title, because, map: map ?? {} };
    }
  }
  const map = guessFieldMap(objects);
  return {
    ...base,
    format: 'map',
    title: TITLES[framing.kind],
    because: Object.values(map).filter((each) => each !== undefined),
    map,
  };
}

const TITLES = { 'json-lines': 'JSON Lines', 'json-items': 'JSON', csv: 'CSV' } as const;

function rowsIn(head: string, framing: Framing): JsonValue[] {
  const framer = framerOf(framing);
  const rows = framer.push(head);
  // A head that holds the whole file may not end with a line break; a cut one ends in a broken row.
  if (head.length < HEAD_CHARACTERS) rows.push(...framer.end());
  return rows.flatMap((row) => (isRefused(row) ? [] : [row.value])).slice(0, 200);
}

function fieldsOf(rows: readonly { [key: string]: JsonValue }[]): Sniffed['fields'] {
  const seen = new Map<string, string>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (!seen.has(name) || seen.get(name) === 'null') seen.set(name, sampleOf(value));
    }
  }
  return [...seen].map(([name, sample]) => ({ name, sample }));
}

function sampleOf(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
