import * as z from 'zod/mini';
import { jsonValue } from '#domain/json-value.ts';

/**
 * The change from one revision of a draft to another, per field. A splice is `[at, removed,
 * inserted]` in UTF-16 units of the field's text at the base revision.
 */
export const fieldChange = z.union([
  z.strictObject({ set: jsonValue }),
  z.strictObject({ unset: z.literal(true) }),
  z.strictObject({ splice: z.tuple([z.int(), z.int(), z.string()]) }),
]);
export const draftPatch = z.record(z.string().check(z.maxLength(400)), fieldChange);
export type FieldChange = z.infer<typeof fieldChange>;
export type DraftPatch = z.infer<typeof draftPatch>;
