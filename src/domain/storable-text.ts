import type { JsonValue } from './json-value.ts';

/** U+0000 and half a surrogate pair: PostgreSQL keeps neither, and not every reader of JSON does. */
const UNSTORABLE = /\0|[\ud800-\udfff]/gu;

/** Text without what a database cannot keep: each such sign becomes U+FFFD, of the same length. */
export function storableText(text: string): string {
  return text.replaceAll(UNSTORABLE, '\ufffd');
}

/** The same for every text in a value, keys too; the value itself where nothing has to change. */
export function storableValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) {
    const items = value.map(storableValue);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [storableText(key), storableValue(inner)] as const,
  );
  const same = entries.every(([key, inner]) => Object.hasOwn(value, key) && value[key] === inner);
  return same ? value : Object.fromEntries(entries);
}
