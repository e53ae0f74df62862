import type * as z from 'zod/mini';

export type Place = { place: string; reason: string };

/**
 * Every place of a request that does not fit, as `questions.0.name`. A union reports the places
 * of the alternative that came closest (the one with the fewest issues).
 */
export function placesOf(issues: readonly z.core.$ZodIssue[], base: string[] = []): Place[] {
  return issues.flatMap((issue): Place[] => {
    const path = [...base, ...issue.path.map(String)];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const closest = issue.errors.toSorted((a, b) => a.length - b.length)[0];
      if (closest && closest.length > 0) return placesOf(closest, path);
    }
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ place: at([...path, key]), reason: 'Unknown field' }));
    }
    return [{ place: at(path), reason: issue.message }];
  });
}

/**
 * Fields that came in and that the schema let fall. Schemas of the domain strip what they do not
 * know; at the wire a misspelt or smuggled field is refused instead.
 */
export function unknownPlaces(given: unknown, kept: unknown, base: string[] = []): Place[] {
  if (Array.isArray(given) && Array.isArray(kept)) {
    return given.flatMap((each, index) =>
      unknownPlaces(each, kept[index], [...base, String(index)]),
    );
  }
  if (!isRecord(given) || !isRecord(kept)) return [];
  return Object.keys(given).flatMap((key) =>
    Object.hasOwn(kept, key)
      ? unknownPlaces(given[key], kept[key], [...base, key])
      : [{ place: at([...base, key]), reason: 'Unknown field' }],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(path: readonly string[]): string {
  return path.join('.');
}
