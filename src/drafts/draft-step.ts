import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { spliceOf } from '#domain/draft/diff-fields.ts';
import { sameValue } from '#domain/draft/merge-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';

/**
 * A reversible edit of one field: of a text by signs (UTF-16 units), of anything else whole.
 * An absent `before` or `after` is an absent field.
 */
export type DraftStep =
  | { field: string; at: number; removed: string; inserted: string }
  | { field: string; before?: JsonValue; after?: JsonValue };

/** The step from one value to another, or null where they are equal. */
export function stepBetween(
  field: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): DraftStep | null {
  if (sameValue(before, after)) return null;
  if (typeof before === 'string' && typeof after === 'string') {
    const [at, removed, inserted] = spliceOf(before, after);
    return { field, at, removed: before.slice(at, at + removed), inserted };
  }
  return {
    field,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** All steps between two states of a draft. */
export function stepsBetween(from: DraftFields, to: DraftFields): DraftStep[] {
  const steps: DraftStep[] = [];
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (ownValue(from, field) === ownValue(to, field)) continue;
    const step = stepBetween(field, ownValue(from, field), ownValue(to, field));
    if (step) steps.push(step);
  }
  return steps;
}

export function inverseOf(step: DraftStep): DraftStep {
  if ('at' in step) return { ...step, removed: step.inserted, inserted: step.removed };
  return {
    field: step.field,
    ...(step.after === undefined ? {} : { before: step.after }),
    ...(step.before === undefined ? {} : { after: step.before }),
  };
}

/** The fields after the steps, which must have been made on exactly these fields. */
export function applySteps(fields: DraftFields, steps: readonly DraftStep[]): DraftFields {
  let next = fields;
  for (const step of steps) next = withField(next, step.field, valueAfter(next, step));
  return next;
}

function valueAfter(fields: DraftFields, step: DraftStep): JsonValue | undefined {
  if (!('at' in step)) return step.after;
  const old = ownValue(fields, step.field);
  const text = typeof old === 'string' ? old : '';
  return text.slice(0, step.at) + step.inserted + text.slice(step.at + step.removed.length);
}

export function ownValue(fields: DraftFields, field: string): JsonValue | undefined {
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

export function withField(
  fields: DraftFields,
  field: string,
  value: JsonValue | undefined,
): DraftFields {
  // A computed key defines an own property whatever its name, `__proto__` too.
  if (value !== undefined) return { ...fields, [field]: value };
  const next = { ...fields };
  delete next[field];
  return next;
}

/**
 * The same step where the field has moved on: at its old place if what it removes is still
 * there, else at the nearest place that holds it; null where there is none. Undo uses it after
 * another device's changes were merged in.
 */
export function refound(fields: DraftFields, step: DraftStep): DraftStep | null {
  const value = ownValue(fields, step.field);
  if (!('at' in step)) return sameValue(value, step.before) ? step : null;
  if (typeof value !== 'string') return null;
  if (value.startsWith(step.removed, step.at)) {
    return step.at <= value.length ? step : { ...step, at: value.length };
  }
  const before = value.lastIndexOf(step.removed, step.at);
  const after = value.indexOf(step.removed, step.at);
  const at = before < 0 ? after : after < 0 || step.at - before <= after - step.at ? before : after;
  return at < 0 ? null : { ...step, at };
}

/** One step for two that follow each other in one text field, or null where they are apart. */
export function joinedStep(first: DraftStep, second: DraftStep): DraftStep | null {
  if (!('at' in first) || !('at' in second) || first.field !== second.field) return null;
  const { field } = first;
  const end = first.at + first.inserted.length;
  if (second.at >= first.at && second.at + second.removed.length <= end) {
    const from = second.at - first.at;
    const inserted =
      first.inserted.slice(0, from) +
      second.inserted +
      first.inserted.slice(from + second.removed.length);
    return { field, at: first.at, removed: first.removed, inserted };
  }
  if (second.at + second.removed.length === first.at && first.inserted === '') {
    const removed = second.removed + first.removed;
    return { field, at: second.at, removed, inserted: second.inserted };
  }
  return null;
}
