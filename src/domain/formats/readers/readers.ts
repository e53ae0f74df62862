import type { JsonValue } from '#domain/json-value.ts';
import { isNativeFrame, readNative, strangeFields } from '#domain/formats/native/read-native.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import type { Reader } from './fragment.ts';
import type { FieldMap } from './field-map.ts';
import { mapReader } from './map-reader.ts';
import { presets } from './preset-readers.ts';
import { gdpval, looksLikeGdpval } from './read-gdpval.ts';
import { looksLikePrbench, prbench } from './read-prbench.ts';
import { looksLikePrometheus, prometheus } from './read-prometheus.ts';
import { looksLikeTauBench, tauBench } from './read-tau-bench.ts';

/** Touchstone's own lines: one task each. */
export const touchstone: Reader = {
  name: 'touchstone',
  title: 'Touchstone',
  groups: false,
  read(row) {
    const read = readNative(row);
    return 'refusal' in read ? { ...read, group: null } : read;
  },
};

/** A format's name, its reader, and how a row gives it away. The order is the order of asking. */
type Known = {
  reader: Reader;
  map?: FieldMap;
  recognises: (row: { [key: string]: JsonValue }) => string[] | null;
};

export const knownFormats: readonly Known[] = [
  { reader: touchstone, recognises: looksNative },
  { reader: gdpval, recognises: looksLikeGdpval },
  { reader: tauBench, recognises: looksLikeTauBench },
  { reader: prometheus, recognises: looksLikePrometheus },
  { reader: prbench, recognises: looksLikePrbench },
  ...presets.map(({ name, title, map, recognises }) => ({
    reader: mapReader(map, name, title),
    map,
    recognises,
  })),
];

export const formatNames: readonly string[] = [
  'map',
  ...knownFormats.map(({ reader }) => reader.name),
];

/** The reader of a format; entries of `map` go before those that the format has itself. */
export function readerOf(name: string, map: FieldMap = {}): Reader | null {
  if (name === 'map') return mapReader(map);
  const known = knownFormats.find(({ reader }) => reader.name === name);
  if (known === undefined) return null;
  return known.map && Object.keys(map).length > 0
    ? mapReader({ ...known.map, ...map }, known.reader.name, known.reader.title)
    : known.reader;
}

/** Known by its frame, or by fields of which none is strange to it: other fields would be lost. */
function looksNative(row: { [key: string]: JsonValue }): string[] | null {
  if (isNativeFrame(row) || row['kind'] === 'task') return ['kind'];
  const { responses } = row;
  const plain =
    Array.isArray(responses) &&
    responses.length > 0 &&
    responses.every((each) => typeof each === 'string' || isNativeResponse(each));
  return Object.hasOwn(row, 'prompt') && plain && strangeFields(row).length === 0
    ? ['prompt', 'responses']
    : null;
}

function isNativeResponse(value: JsonValue): boolean {
  return isRecord(value) && (Object.hasOwn(value, 'messages') || Object.hasOwn(value, 'text'));
}
