import { fail, ok, type Result } from '#domain/result.ts';
import type { DraftFields } from './draft-fields.ts';
import type { DraftPatch, FieldChange } from './draft-patch.ts';
import type { JsonValue } from '#domain/json-value.ts';

/** A patch that does not belong to the fields it was applied to: a wrong base, or nonsense. */
export type PatchError = {
  kind: 'not-a-text' | 'outside-text';
  field: string;
};

/**
 * The fields after a patch; neither argument is changed. A splice into an absent field counts
 * as one into the empty text, and unsetting an absent field changes nothing. Fields are set as
 * own properties whatever their name is, so `__proto__` is a field like any other.
 */
export function applyPatch(
  fields: DraftFields,
  patch: DraftPatch,
): Result<DraftFields, PatchError> {
  const next = new Map<string, JsonValue>(Object.entries(fields));
  for (const [field, change] of Object.entries(patch)) {
    if ('unset' in change) {
      next.delete(field);
      continue;
    }
    const after = changed(next.get(field), change);
    if ('refused' in after) return fail({ kind: after.refused, field });
    next.set(field, after.value);
  }
  return ok(Object.fromEntries(next));
}

type Changed = { value: JsonValue } | { refused: PatchError['kind'] };

function changed(
  before: JsonValue | undefined,
  change: Exclude<FieldChange, { unset: true }>,
): Changed {
  if ('set' in change) return { value: change.set };
  const text = before ?? '';
  if (typeof text !== 'string') return { refused: 'not-a-text' };
  const [at, removed, inserted] = change.splice;
  if (at < 0 || removed < 0 || at + removed > text.length) return { refused: 'outside-text' };
  return { value: text.slice(0, at) + inserted + text.slice(at + removed) };
}
