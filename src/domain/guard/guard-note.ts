import * as z from 'zod/mini';

/** Why something that the guard found may stay; for the reviewer, never for an export. */
export const guardNote = z.object({
  /** The draft field that it stands in. */
  field: z.string().check(z.maxLength(400)),
  kind: z.string().check(z.maxLength(40)),
  quote: z.string().check(z.maxLength(20_000)),
  explanation: z.string().check(z.minLength(1), z.maxLength(2000)),
});
export const guardNotes = z.array(guardNote).check(z.maxLength(500));
export type GuardNote = z.infer<typeof guardNote>;
