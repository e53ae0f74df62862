import * as z from 'zod/mini';

const base = {
  /** Unique in the project, also the accessible name of its control, e.g. "Preference". */
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  prompt: z.optional(z.string()),
  required: z.boolean(),
};

/**
 * Another thing asked of the expert besides the rubric. The full declared scale is part of the
 * question, in order: weighted agreement depends on it.
 */
export const question = z.discriminatedUnion('kind', [
  /** Two responses: a preference; three or more: a ranking with ties; one: not asked. */
  z.object({ kind: z.literal('comparison'), ...base }),
  z.object({
    kind: z.literal('rating'),
    ...base,
    /** Texts of the steps 1 … n; empty texts are allowed between the worded ends. */
    steps: z.array(z.string()).check(z.minLength(2), z.maxLength(11)),
    /** Asked once for the task, or once for each response. */
    per: z.enum(['task', 'response']),
  }),
  z.object({
    kind: z.literal('choice'),
    ...base,
    options: z.array(z.string().check(z.minLength(1))).check(z.minLength(2)),
    multiple: z.boolean(),
    per: z.enum(['task', 'response']),
  }),
  z.object({
    kind: z.literal('number'),
    ...base,
    unit: z.optional(z.string()),
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
    per: z.enum(['task', 'response']),
  }),
  z.object({
    kind: z.literal('text'),
    ...base,
    placeholder: z.optional(z.string()),
    minimumLength: z.optional(z.int()),
    maximumLength: z.optional(z.int()),
    per: z.enum(['task', 'response']),
  }),
  /** Labels for highlights in responses; `severity` orders what a reader should see first. */
  z.object({
    kind: z.literal('highlight'),
    ...base,
    labels: z
      .array(
        z.object({ name: z.string(), severity: z.enum(['note', 'minor', 'major', 'critical']) }),
      )
      .check(z.minLength(1)),
  }),
]);
export type Question = z.infer<typeof question>;
