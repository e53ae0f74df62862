import { useRef, useSyncExternalStore } from 'react';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { GradingDraft } from './grading-draft.ts';

/**
 * The fields whose names begin with one of the prefixes; the same object while none of them
 * changed, so that typing into one answer re-renders nothing that shows another. Prefixes must
 * be a constant.
 */
export function useDraftSlice(draft: GradingDraft, prefixes: readonly string[]): DraftFields {
  const last = useRef<{ whole: DraftFields; slice: DraftFields } | null>(null);
  return useSyncExternalStore(draft.subscribe, () => {
    const whole = draft.getFields();
    if (last.current?.whole === whole) return last.current.slice;
    const slice = sliceOf(whole, prefixes);
    const kept = last.current && sameFields(last.current.slice, slice) ? last.current.slice : slice;
    last.current = { whole, slice: kept };
    return kept;
  });
}

/** One field. A value that is equal as JSON text is the same one. */
export function useDraftValue(draft: GradingDraft, field: string): JsonValue | undefined {
  return useSyncExternalStore(draft.subscribe, () => draft.getFields()[field]);
}

function sliceOf(fields: DraftFields, prefixes: readonly string[]): DraftFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix))),
  );
}

function sameFields(a: DraftFields, b: DraftFields): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
