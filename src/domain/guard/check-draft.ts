import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { parseFieldName } from '#domain/draft/field-name.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { Detector, GuardFinding } from './finding.ts';
import { guardNotes, type GuardNote } from './guard-note.ts';
import { redact } from './guard-text.ts';

/** A finding in one field of a draft. `id` tells findings apart while the dialog is open. */
export type DraftFinding = GuardFinding & { id: string; field: string; text: string };

export type GuardChoice = { kind: 'redact' } | { kind: 'explain'; explanation: string };

/** The draft field that carries the explanations to the reviewer. */
export const GUARD_FIELD = 'guard';

/** Everything in a draft that the expert wrote in words of their own. */
function freeTexts(fields: DraftFields): [field: string, text: string][] {
  return Object.keys(fields)
    .toSorted()
    .flatMap((field): [string, string][] => {
      const kind = parseFieldName(field)?.kind;
      if (kind === 'highlight') {
        const comment = commentOf(fields[field]);
        return comment === null ? [] : [[field, comment]];
      }
      const value = fields[field];
      const isText = kind === 'text' || kind === 'explanation' || kind === 'rewrite';
      return isText && typeof value === 'string' ? [[field, value]] : [];
    });
}

function commentOf(value: JsonValue | undefined): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return typeof value['comment'] === 'string' ? value['comment'] : null;
}

/** What the guard finds in a draft, field by field. Pure: nothing leaves this device. */
export function checkDraft(fields: DraftFields, guard: Detector): DraftFinding[] {
  return freeTexts(fields).flatMap(([field, text]) =>
    guard(text).map((finding) => ({
      ...finding,
      id: `${field} ${finding.start} ${finding.kind}`,
      field,
      text,
    })),
  );
}

/**
 * The fields that change when the choices are carried out: texts with what is redacted, and
 * the explanations. A finding without a choice stays as it is.
 */
export function applyChoices(
  fields: DraftFields,
  findings: readonly DraftFinding[],
  choices: ReadonlyMap<string, GuardChoice>,
): Record<string, JsonValue> {
  const changes: Record<string, JsonValue> = {};
  for (const [field, own] of Map.groupBy(findings, (finding) => finding.field)) {
    const chosen = own.filter(({ id }) => choices.get(id)?.kind === 'redact');
    const text = own[0]?.text ?? '';
    if (chosen.length === 0) continue;
    const mended = redact(text, chosen);
    const before = fields[field];
    changes[field] =
      typeof before === 'object' && before !== null && !Array.isArray(before)
        ? { ...before, comment: mended }
        : mended;
  }
  const notes = findings.flatMap(({ id, field, kind, quote }): GuardNote[] => {
    const choice = choices.get(id);
    return choice?.kind === 'explain'
      ? [{ field, kind, quote, explanation: choice.explanation.trim() }]
      : [];
  });
  return { ...changes, [GUARD_FIELD]: guardNotes.parse(notes) };
}

/** What was explained before, e.g. on an earlier submission: it is offered again. */
export function rememberedChoices(
  fields: DraftFields,
  findings: readonly DraftFinding[],
): Map<string, GuardChoice> {
  const notes = guardNotes.safeParse(fields[GUARD_FIELD]).data ?? [];
  return new Map(
    findings.flatMap(({ id, field, kind, quote }) => {
      const note = notes.find(
        (each) => each.field === field && each.kind === kind && each.quote === quote,
      );
      return note ? [[id, { kind: 'explain' as const, explanation: note.explanation }]] : [];
    }),
  );
}
