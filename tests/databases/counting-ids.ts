import type { IdSource } from '#server/app-limbs.ts';

/** Ids `a1`, `a2`, …: readable where a test fails. */
export function countingIds(prefix = 'a'): IdSource {
  let last = 0;
  return { next: () => `${prefix}${++last}` };
}
