import type { Place } from './invalid-places.ts';

/** Far above what a task or a draft needs, far below what recursion can bear. */
export const MAX_JSON_DEPTH = 64;

/**
 * What no schema looks for, found without recursion: nesting deeper than `MAX_JSON_DEPTH`, a
 * `__proto__` field, and text that PostgreSQL cannot store (U+0000, half a surrogate pair).
 * Answers the places that offend, at most 20.
 */
export function inspectJson(value: unknown): Place[] {
  const found: Place[] = [];
  const open: { value: unknown; place: string; depth: number }[] = [{ value, place: '', depth: 0 }];
  for (let next = open.pop(); next && found.length < 20; next = open.pop()) {
    const { value: here, place, depth } = next;
    if (typeof here === 'string') {
      if (!isStorable(here)) found.push({ place, reason: 'Holds U+0000 or half a character' });
    } else if (typeof here === 'object' && here !== null) {
      if (depth >= MAX_JSON_DEPTH) {
        found.push({ place, reason: `Nested deeper than ${MAX_JSON_DEPTH} levels` });
        continue;
      }
      for (const [key, inner] of Object.entries(here)) {
        const inside = place ? `${place}.${key}` : key;
        if (key === '__proto__') found.push({ place: inside, reason: 'Forbidden field name' });
        else if (!isStorable(key)) found.push({ place, reason: 'A field name cannot be stored' });
        else open.push({ value: inner, place: inside, depth: depth + 1 });
      }
    }
  }
  return found;
}

function isStorable(text: string): boolean {
  // Under the u flag a surrogate only matches where its other half is missing.
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
