import { sameContent } from './same-content.ts';

/** What became of the entries of a list that have keys, e.g. questions by name. */
export type KeyedChanges = {
  added: string[];
  removed: string[];
  changed: string[];
  /** The entries that both lists have stand in another order. */
  reordered: boolean;
};

export function keyedChanges<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (entry: T) => string,
): KeyedChanges {
  const old = new Map(before.map((each) => [keyOf(each), each]));
  const now = new Map(after.map((each) => [keyOf(each), each]));
  const kept = [...now.keys()].filter((key) => old.has(key));
  return {
    added: [...now.keys()].filter((key) => !old.has(key)),
    removed: [...old.keys()].filter((key) => !now.has(key)),
    changed: kept.filter((key) => !sameContent(old.get(key), now.get(key))),
    reordered: [...old.keys()].filter((key) => now.has(key)).join('\0') !== kept.join('\0'),
  };
}
