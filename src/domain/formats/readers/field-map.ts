import * as z from 'zod/mini';

const path = z.string().check(z.minLength(1), z.maxLength(400));

/**
 * Which field of a row is what. A path may be `a.b` or `a[].b`; several columns of responses
 * are separated by `|` (`response=answer_a|answer_b`, `model=model_a|model_b`). `group=$key` is
 * the key of a row in an object by id, `model=$file` the file's name, `rubric=$row` the row.
 */
export const fieldMap = z.strictObject({
  prompt: z.optional(path),
  response: z.optional(path),
  model: z.optional(path),
  /** Rows with the same value here become one task with several responses. */
  group: z.optional(path),
  reference: z.optional(path),
  rubric: z.optional(path),
  title: z.optional(path),
  system: z.optional(path),
  document: z.optional(path),
  skills: z.optional(path),
  priority: z.optional(path),
  language: z.optional(path),
  /** The task's own id, where rows are not grouped. */
  id: z.optional(path),
});
export type FieldMap = z.infer<typeof fieldMap>;
