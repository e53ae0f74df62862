import type { JsonValue } from '#domain/json-value.ts';
import type { DraftFields } from './draft-fields.ts';
import type { DraftPatch, FieldChange } from './draft-patch.ts';

/**
 * The patch that leads from one draft to another: `applyPatch(from, diffFields(from, to))`
 * equals `to`. A text that changed becomes one splice, whose ends never cut a surrogate pair
 * in two (half a pair is no legal JSON text for every reader); a text that is cheaper to send
 * whole is set. Unchanged fields are left out.
 */
export function diffFields(from: DraftFields, to: DraftFields): DraftPatch {
  const before = new Map(Object.entries(from));
  const changes: [string, FieldChange][] = [];
  for (const [field, value] of Object.entries(to)) {
    const old = before.get(field);
    before.delete(field);
    if (old !== undefined && sameJson(old, value)) continue;
    changes.push([field, changeOf(old, value)]);
  }
  for (const field of before.keys()) changes.push([field, { unset: true }]);
  return Object.fromEntries(changes);
}

function changeOf(old: JsonValue | undefined, value: JsonValue): FieldChange {
  if (typeof old !== 'string' || typeof value !== 'string' || old === '') return { set: value };
  const splice = spliceOf(old, value);
  return splice[2].length >= value.length ? { set: value } : { splice };
}

/** The one splice between two texts: what is left between their common start and end. */
export function spliceOf(old: string, next: string): [number, number, string] {
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === next.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(old.charCodeAt(start - 1))) start--;
  let end = 0;
  while (
    end < shorter - start &&
    old.charCodeAt(old.length - 1 - end) === next.charCodeAt(next.length - 1 - end)
  ) {
    end++;
  }
  if (end > 0 && isLowSurrogate(old.charCodeAt(old.length - end))) end--;
  return [start, old.length - end - start, next.slice(start, next.length - end)];
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Deep equality of JSON values; the order of an object's keys does not matter. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((each, index) => {
      const other = b[index];
      return other !== undefined && sameJson(each, other);
    });
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const left = a[key];
    const right = Object.hasOwn(b, key) ? b[key] : undefined;
    return left !== undefined && right !== undefined && sameJson(left, right);
  });
}
