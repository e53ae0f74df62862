import * as z from 'zod/mini';

/** A reference document or attachment of a task. Text is inline; bytes live in the file store. */
export const taskDocument = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  text: z.optional(z.string()),
  /** Id of the stored bytes, when the document is more than text. */
  fileId: z.optional(z.string()),
  /** Restricted documents are logged when viewed, and the guard compares texts against them. */
  restricted: z.optional(z.boolean()),
});
export type TaskDocument = z.infer<typeof taskDocument>;
