import type { JsonValue } from '#domain/json-value.ts';

/**
 * A copy in which every text that is one of the ids, and every segment of a draft's field name
 * that is one, has its new name. Ids are whole words of the answers (`responseId`, ranking
 * slots, `rewrite/<id>`), never parts of prose; `texts` of a draft are left alone.
 */
export function renameIds<T>(value: T, names: ReadonlyMap<string, string>): T {
  return rename(value as JsonValue, names) as T;
}

function rename(value: JsonValue, names: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => rename(each, names));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]): [string, JsonValue] => [
    renameField(key, names),
    isProse(key) ? inner : rename(inner, names),
  ]);
  return Object.fromEntries(
    Object.keys(value).some((key) => key.includes('/')) ? entries.toSorted(byName) : entries,
  );
}

/** A database orders fields by the ids in their names: under other ids their order is another. */
function byName([a]: [string, JsonValue], [b]: [string, JsonValue]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function renameField(key: string, names: ReadonlyMap<string, string>): string {
  if (!key.includes('/')) return key;
  const [kind = '', ...segments] = key.split('/');
  return [kind, ...segments.map((each) => names.get(each) ?? each)].join('/');
}

/** What people typed, and the names of other things: an answer that reads "r1" stays as it is. */
function isProse(key: string): boolean {
  return PROSE.test(key) || /^(text|explanation|rewrite)\//.test(key);
}

const PROSE =
  /^(text|explanation|comment|quote|before|after|locator|options|question|criterionId|documentId|reason|note|madeBy|annotator|reviewer|author|mentions|decidedBy|resolvedBy)$/;
