import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { namedAnswer } from '#domain/question/answer.ts';
import { verdict } from '#domain/rubric/verdict.ts';
import { highlight } from './highlight.ts';

/** Where the expert stood; restored when the task is opened again. */
export const cursor = z.object({
  criterionId: z.optional(z.string()),
  responseId: z.optional(z.string()),
  zone: z.optional(z.string()),
  /** The caret in the rewrite that was last written in, as offsets in its text. */
  rewrite: z.optional(
    z.object({
      responseId: z.string(),
      offset: z.int().check(z.nonnegative()),
      anchor: z.optional(z.int().check(z.nonnegative())),
      topLine: z.optional(z.int().check(z.nonnegative())),
    }),
  ),
});

export const rewrite = z.object({ responseId: identifier, text: z.string() });

/** The typed content of a draft or an annotation: everything that one expert said of one task. */
export const grades = z.object({
  verdicts: z.array(verdict),
  answers: z.array(namedAnswer),
  highlights: z.array(highlight),
  rewrites: z.array(rewrite),
});
export type Cursor = z.infer<typeof cursor>;
export type Rewrite = z.infer<typeof rewrite>;
export type Grades = z.infer<typeof grades>;
