import type { JsonValue } from '#domain/json-value.ts';

/**
 * One text for one value, however its keys were ordered: keys sorted by UTF-16 code units, no
 * spaces, strings and numbers as ECMAScript writes them (the rules of RFC 8785).
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.keys(value)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${fields.join(',')}}`;
}
