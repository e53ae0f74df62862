import * as z from 'zod/mini';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { parseFieldName } from '#domain/draft/field-name.ts';
import { fittedTo, textRun, type TextRuns } from './text-runs.ts';

/** What is recorded of one text, in the draft's field `origin/<field of the text>`. */
export const textOrigin = z.object({
  runs: z.array(textRun).check(z.maxLength(2000)),
  /** The expert says that a model helped: what was pasted from outside then is its work. */
  modelHelped: z.boolean(),
});
export type TextOrigin = z.infer<typeof textOrigin>;

export const ORIGIN_PREFIX = 'origin/';
export const originField = (textField: string): string => ORIGIN_PREFIX + textField;

/** Counts in UTF-16 units; they add up to `total`. */
const count = z.int().check(z.nonnegative());
const originShares = z.object({
  total: count,
  typed: count,
  kept: count,
  app: count,
  outside: count,
  model: count,
});
export type OriginShares = z.infer<typeof originShares>;

export const recordedOrigin = z.extend(originShares, {
  /** The draft field of the text. */
  field: z.string(),
  modelHelped: z.boolean(),
  /** From where in the app, where it was from there: responses and documents by id. */
  pastedFrom: z.array(z.string()),
});
export type RecordedOrigin = z.infer<typeof recordedOrigin>;

/** Fields in which people write whole texts. */
export function isTextField(field: string): boolean {
  const kind = parseFieldName(field)?.kind;
  return kind === 'text' || kind === 'explanation' || kind === 'rewrite';
}

export function originOf(fields: DraftFields, textField: string): TextOrigin | null {
  return textOrigin.safeParse(fields[originField(textField)]).data ?? null;
}

export function sharesOf(origin: { runs: TextRuns; modelHelped: boolean }): OriginShares {
  const shares = { total: 0, typed: 0, kept: 0, app: 0, outside: 0, model: 0 };
  for (const { n, from } of origin.runs) {
    shares.total += n;
    shares[from === 'outside' && origin.modelHelped ? 'model' : from] += n;
  }
  return shares;
}

/**
 * The origin of every text of a draft or annotation that has one on record. The text is what
 * counts: runs of an older state of it are fitted to its length.
 */
export function recordedOrigins(fields: DraftFields): RecordedOrigin[] {
  return Object.keys(fields)
    .filter(isTextField)
    .toSorted()
    .flatMap((field): RecordedOrigin[] => {
      const text = fields[field];
      const origin = originOf(fields, field);
      if (origin === null || typeof text !== 'string') return [];
      const { modelHelped } = origin;
      const runs = fittedTo(origin.runs, text.length);
      const places = runs.flatMap(({ from, of }) =>
        from === 'app' && of !== undefined ? [of] : [],
      );
      return [
        {
          field,
          ...sharesOf({ runs, modelHelped }),
          modelHelped,
          pastedFrom: [...new Set(places)],
        },
      ];
    });
}
