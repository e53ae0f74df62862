import type { JsonValue } from '#domain/json-value.ts';

/** One step of a path: a key, and then every item of the list that stands under it, or one. */
type Step = { key: string; items: 'none' | 'all' | number };

/**
 * A path into a row: `a.b`, `a[].b`, `a[2].b`. A key that holds a dot or brackets is found
 * when the whole path is the name of a field.
 */
export function parsePath(path: string): Step[] {
  return path.split('.').flatMap((part): Step[] => {
    const match = /^(.*?)((?:\[\d*\])*)$/s.exec(part);
    const key = match?.[1] ?? part;
    const brackets = [...(match?.[2] ?? '').matchAll(/\[(\d*)\]/g)].map(([, index]) =>
      index === '' || index === undefined ? ('all' as const) : Number(index),
    );
    if (brackets.length === 0) return [{ key, items: 'none' as const }];
    return brackets.map((items, nth) => ({ key: nth === 0 ? key : '', items }));
  });
}

/** Every value at a path, with the exact place of each; nothing where the path leads nowhere. */
export function valuesAt(
  row: JsonValue | undefined,
  path: string,
): { place: string; value: JsonValue }[] {
  if (isRecord(row) && Object.hasOwn(row, path)) {
    return [{ place: path, value: row[path] as JsonValue }];
  }
  let found: { place: string; value: JsonValue }[] =
    row === undefined ? [] : [{ place: '', value: row }];
  for (const step of parsePath(path)) {
    found = found.flatMap(({ place, value }) => follow(place, value, step));
  }
  return found;
}

/** The one value at a path, or undefined. */
export function valueAt(row: JsonValue | undefined, path: string): JsonValue | undefined {
  return valuesAt(row, path)[0]?.value;
}

function follow(
  place: string,
  value: JsonValue,
  step: Step,
): { place: string; value: JsonValue }[] {
  let here = value;
  let at = place;
  if (step.key !== '') {
    if (!isRecord(value) || !Object.hasOwn(value, step.key)) return [];
    here = value[step.key] as JsonValue;
    at = place === '' ? step.key : `${place}.${step.key}`;
  }
  if (step.items === 'none') return [{ place: at, value: here }];
  if (!Array.isArray(here)) return [];
  const items = here.map((item, index) => ({ place: `${at}[${index}]`, value: item }));
  if (step.items === 'all') return items;
  const item = items[step.items];
  return item === undefined ? [] : [item];
}

/** The list that a path runs over first (`responses` of `responses[].text`), and the rest. */
export function splitAtItems(path: string): { list: string; rest: string } | null {
  const at = path.indexOf('[]');
  if (at === -1) return null;
  return { list: path.slice(0, at), rest: path.slice(at + 2).replace(/^\./, '') };
}

/** The first key of a path: the field of the row that it uses up. */
export function topField(path: string): string {
  return parsePath(path)[0]?.key ?? path;
}

export function isRecord(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The row with `from` read as `to` at a path; the row itself where nothing matches. */
export function replaceAt(row: JsonValue, path: string, from: string, to: string): JsonValue {
  if (isRecord(row) && Object.hasOwn(row, path)) {
    return row[path] === from ? withEntry(row, path, to) : row;
  }
  return replaceStep(row, parsePath(path), from, to);
}

function replaceStep(
  value: JsonValue,
  steps: readonly Step[],
  from: string,
  to: string,
): JsonValue {
  const [step, ...rest] = steps;
  if (step === undefined) return value === from ? to : value;
  if (step.key === '') return replaceItems(value, step.items, rest, from, to);
  if (!isRecord(value) || !Object.hasOwn(value, step.key)) return value;
  const inner = value[step.key] as JsonValue;
  const next =
    step.items === 'none'
      ? replaceStep(inner, rest, from, to)
      : replaceItems(inner, step.items, rest, from, to);
  return next === inner ? value : withEntry(value, step.key, next);
}

function replaceItems(
  value: JsonValue,
  which: Step['items'],
  rest: readonly Step[],
  from: string,
  to: string,
): JsonValue {
  if (!Array.isArray(value)) return value;
  const next = value.map((item, index) =>
    which === 'all' || which === index ? replaceStep(item, rest, from, to) : item,
  );
  return next.some((item, index) => item !== value[index]) ? next : value;
}

// Built entry by entry, so that a key named __proto__ stays an ordinary key.
function withEntry(row: { [key: string]: JsonValue }, key: string, value: JsonValue): JsonValue {
  return Object.fromEntries(
    Object.entries(row).map(([name, old]) => [name, name === key ? value : old]),
  );
}
