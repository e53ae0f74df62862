import { fail, ok, type Result } from '#domain/result.ts';
import { declaredScale, numberIn, scaleFromValues, type Scale } from './scale.ts';

/**
 * Who rated what how, compactly: the ratings of unit u are the entries offsets[u] up to (not
 * including) offsets[u + 1] of `rater` and `code`. Missing ratings are simply absent.
 */
export type Ratings = {
  units: readonly string[];
  raters: readonly string[];
  scale: Scale;
  offsets: Int32Array;
  /** Index into `raters` for each rating. */
  rater: Int32Array;
  /** Index into `scale.categories` for each rating. */
  code: Int32Array;
  /** The first case of one rater rating one unit more than once; most statistics refuse it. */
  repeated: { unit: string; rater: string; line: number } | undefined;
};

export type Rating = { unit: string; rater: string; value: string };

/** A list has no columns; a CSV text has them. Line 0: not about one place. */
export type RatingsError = {
  kind: RatingsErrorKind;
  line: number;
  column?: number;
  message: string;
};

export type RatingsErrorKind = 'header' | 'row' | 'undeclared-value' | 'scale';

/** Errors beyond this many are not collected: the reader mends the first ones and tries again. */
export const MOST_ERRORS = 20;

/** Collects ratings one by one; `line` is where a complaint should point to. */
export type RatingsBuilder = {
  add: (unit: string, rater: string, value: string, line: number) => void;
  build: () => Result<Ratings, RatingsError[]>;
};

/**
 * An empty value is a missing rating: unit and rater are still known by name.
 * With a declared scale, a value outside it is an error; numbers match by value (1 is 1.0).
 */
export function ratingsBuilder(categories?: readonly string[]): RatingsBuilder {
  const units = new Map<string, number>();
  const raters = new Map<string, number>();
  const values = new Map<string, number>();
  const unitOf: number[] = [];
  const raterOf: number[] = [];
  const valueOf: number[] = [];
  const lineOf: number[] = [];

  return {
    add(unit, rater, value, line) {
      const u = numbered(units, unit);
      const r = numbered(raters, rater);
      if (value === '') return;
      unitOf.push(u);
      raterOf.push(r);
      valueOf.push(numbered(values, value));
      lineOf.push(line);
    },
    build() {
      const coded = codeValues([...values.keys()], categories);
      if (!coded.ok) return fail([{ kind: 'scale', line: 0, message: coded.error }]);
      const { scale, codes } = coded.value;
      const errors: RatingsError[] = [];
      for (let i = 0; i < valueOf.length && errors.length < MOST_ERRORS; i += 1) {
        if (codes[valueOf[i] ?? 0] !== -1) continue;
        const value = [...values.keys()][valueOf[i] ?? 0];
        errors.push({
          kind: 'undeclared-value',
          line: lineOf[i] ?? 0,
          message: `“${value}” is not in the declared scale (${scale.categories.join(', ')}).`,
        });
      }
      if (errors.length > 0) return fail(errors);
      const unitNames = [...units.keys()];
      const raterNames = [...raters.keys()];
      const sorted = sortByUnit(unitOf, unitNames.length);
      const rater = Int32Array.from(sorted.order, (i) => raterOf[i] ?? 0);
      const code = Int32Array.from(sorted.order, (i) => codes[valueOf[i] ?? 0] ?? 0);
      const at = firstRepeat(sorted.offsets, rater, raterNames.length);
      const repeated =
        at === undefined
          ? undefined
          : {
              unit: unitNames[at.unit] ?? '',
              rater: raterNames[at.rater] ?? '',
              line: lineOf[sorted.order[at.entry] ?? 0] ?? 0,
            };
      const { offsets } = sorted;
      return ok({ units: unitNames, raters: raterNames, scale, offsets, rater, code, repeated });
    },
  };
}

/** Ratings from a list; a complaint's line is the place in the list, counted from 1. */
export function ratingsFrom(
  list: Iterable<Rating>,
  categories?: readonly string[],
): Result<Ratings, RatingsError[]> {
  const builder = ratingsBuilder(categories);
  let line = 0;
  for (const { unit, rater, value } of list) {
    line += 1;
    builder.add(unit, rater, value, line);
  }
  return builder.build();
}

function numbered(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  const fresh = names.size;
  names.set(name, fresh);
  return fresh;
}

/** Each distinct value's index in the scale; −1 where the declared scale does not know it. */
function codeValues(
  values: readonly string[],
  categories: readonly string[] | undefined,
): Result<{ scale: Scale; codes: Int32Array }, string> {
  const numeric = (categories ?? values).every((value) => numberIn(value) !== undefined);
  const keyOf = (value: string) => (numeric ? String(numberIn(value) ?? value) : value);
  if (categories !== undefined) {
    if (categories.length === 0) return fail('The declared scale has no categories.');
    if (new Set(categories.map(keyOf)).size < categories.length) {
      return fail(`The declared scale names a category twice (${categories.join(', ')}).`);
    }
  }
  const distinct = new Map<string, string>();
  for (const value of values) if (!distinct.has(keyOf(value))) distinct.set(keyOf(value), value);
  const scale =
    categories === undefined
      ? scaleFromValues([...distinct.values()])
      : declaredScale([...categories]);
  const place = new Map(scale.categories.map((category, i) => [keyOf(category), i]));
  return ok({ scale, codes: Int32Array.from(values, (value) => place.get(keyOf(value)) ?? -1) });
}

/** A stable counting sort of the ratings by unit. */
function sortByUnit(
  unitOf: readonly number[],
  units: number,
): { offsets: Int32Array; order: Int32Array } {
  const offsets = new Int32Array(units + 1);
  for (const u of unitOf) offsets[u + 1]! += 1;
  for (let u = 0; u < units; u += 1) offsets[u + 1]! += offsets[u]!;
  const next = offsets.slice();
  const order = new Int32Array(unitOf.length);
  for (let i = 0; i < unitOf.length; i += 1) {
    const u = unitOf[i]!;
    order[next[u]!] = i;
    next[u]! += 1;
  }
  return { offsets, order };
}

function firstRepeat(
  offsets: Int32Array,
  rater: Int32Array,
  raters: number,
): { unit: number; rater: number; entry: number } | undefined {
  const seenIn = new Int32Array(raters).fill(-1);
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) {
      const r = rater[i]!;
      if (seenIn[r] === u) return { unit: u, rater: r, entry: i };
      seenIn[r] = u;
    }
  }
  return undefined;
}
