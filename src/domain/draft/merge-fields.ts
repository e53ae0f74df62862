import type { JsonValue } from '#domain/json-value.ts';
import { sameJson } from './diff-fields.ts';
import type { DraftFields } from './draft-fields.ts';
import { mergeText } from './merge-text.ts';

/** A field that both sides changed differently. An absent value is an absent field. */
export type FieldConflict = {
  field: string;
  base?: JsonValue;
  mine?: JsonValue;
  theirs?: JsonValue;
};

export type FieldsMerge = {
  /** The merged fields; a conflicting one still holds my value. */
  fields: DraftFields;
  conflicts: FieldConflict[];
};

/** Fields that are about the work, not the work itself: mine wins without a question. */
const isAside = (field: string) => field === 'cursor' || field.startsWith('origin/');

/**
 * Three-way merge field by field: what only one side touched is taken from that side, what
 * both made equal is taken once, texts merge by mergeText, and everything else is a conflict
 * that keeps both versions. A text that one side emptied or removed conflicts with an edit of
 * the other: nothing typed disappears without a question.
 */
export function mergeFields(
  base: DraftFields,
  mine: DraftFields,
  theirs: DraftFields,
): FieldsMerge {
  const before = new Map(Object.entries(base));
  const left = new Map(Object.entries(mine));
  const right = new Map(Object.entries(theirs));
  const merged: [string, JsonValue][] = [];
  const conflicts: FieldConflict[] = [];
  for (const field of new Set([...left.keys(), ...right.keys()])) {
    const outcome = mergeValue(field, before.get(field), left.get(field), right.get(field));
    if (outcome.value !== undefined) merged.push([field, outcome.value]);
    if (outcome.conflict) conflicts.push(outcome.conflict);
  }
  return { fields: Object.fromEntries(merged), conflicts };
}

function mergeValue(
  field: string,
  base: JsonValue | undefined,
  mine: JsonValue | undefined,
  theirs: JsonValue | undefined,
): { value: JsonValue | undefined; conflict?: FieldConflict } {
  if (sameValue(mine, theirs) || sameValue(theirs, base) || isAside(field)) {
    return { value: mine ?? (isAside(field) ? theirs : undefined) };
  }
  if (sameValue(mine, base)) return { value: theirs };
  if (typeof mine === 'string' && typeof theirs === 'string') {
    const merge = mergeText(typeof base === 'string' ? base : '', mine, theirs);
    if (merge.kind === 'merged') return { value: merge.text };
  }
  return { value: mine, conflict: conflictOf(field, base, mine, theirs) };
}

/** A conflict whose absent values are absent keys. */
export function conflictOf(
  field: string,
  base: JsonValue | undefined,
  mine: JsonValue | undefined,
  theirs: JsonValue | undefined,
): FieldConflict {
  return {
    field,
    ...(base === undefined ? {} : { base }),
    ...(mine === undefined ? {} : { mine }),
    ...(theirs === undefined ? {} : { theirs }),
  };
}

/** Equality of two field values, of which either may be absent. */
export function sameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return sameJson(a, b);
}
