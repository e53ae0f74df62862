import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Refusal } from '#domain/formats/framing/source-row.ts';

/** A criterion on its way in: defaults are filled and its id made unique by `finishCriteria`. */
export type CriterionDraft = Partial<Criterion> & Pick<Criterion, 'text' | 'points'>;

export type Entry = { [key: string]: JsonValue };

/** Thrown inside this folder only; `criteriaOf` turns it into a refusal. */
export class RubricProblem extends Error {
  readonly refusal: Refusal;
  constructor(field: string, reason: string, repair?: Refusal['repair']) {
    super(reason);
    this.refusal = { field, reason, ...(repair ? { repair } : {}) };
  }
}

export function entryAt(value: JsonValue | undefined, place: string): Entry {
  if (isRecord(value)) return value;
  throw new RubricProblem(place, 'Not an object');
}

/** The first of several fields that holds text. */
export function textIn(item: Entry, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}

export function numberIn(item: Entry, ...names: string[]): number | undefined {
  for (const name of names) {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) {
      return Number(value);
    }
  }
  return undefined;
}

export function textsOf(value: JsonValue | undefined): string[] {
  if (typeof value === 'string' && value.trim() !== '') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Fills what a source does not say and gives every criterion an id of its own. */
export function finishCriteria(drafts: readonly CriterionDraft[]): Criterion[] {
  const taken = new Set<string>();
  return drafts.map((draft, index) => {
    const wanted = draft.id?.slice(0, 64) || `c${index + 1}`;
    const id = taken.has(wanted) ? `${wanted.slice(0, 56)}-${index + 1}` : wanted;
    taken.add(id);
    return {
      version: 1,
      tags: [],
      required: false,
      dependsOn: [],
      scale: { kind: 'binary' },
      ...draft,
      id,
    };
  });
}
