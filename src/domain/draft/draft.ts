import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { draftFields } from './draft-fields.ts';

/** The server's state of one draft. Revision 0 is the empty draft that nobody saved yet. */
export const draft = z.object({
  revision: z.int().check(z.nonnegative()),
  schema: z.int().check(z.positive()),
  fields: draftFields,
  savedAt: z.nullable(instant),
});
export type Draft = z.infer<typeof draft>;
