import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { reviewAnchor } from '#domain/review/review-anchor.ts';
import { decisionKind, disputeGround, reviewState } from '#domain/review/review.ts';

/**
 * What reviewers said of one annotator's work on a task, and what became of it. People are named by
 * their opaque account ids, responses by their local ids. What is optional here older files lack.
 */
export const nativeReview = z.object({
  annotator: z.string(),
  state: reviewState,
  round: z.int(),
  decisions: z.array(
    z.object({
      kind: decisionKind,
      reviewer: z.string(),
      round: z.int(),
      /** The version that was decided on, and the reviewer's own where it was fixed. */
      version: z.int(),
      fixedVersion: z.optional(z.int()),
      note: z.string(),
      at: instant,
    }),
  ),
  disputes: z.array(
    z.object({
      grounds: z.array(disputeGround),
      reason: z.string(),
      at: instant,
      outcome: z.nullable(z.enum(['upheld', 'dismissed'])),
      note: z.nullable(z.string()),
      decidedBy: z.nullable(z.string()),
      decidedAt: z.optional(z.nullable(instant)),
    }),
  ),
  threads: z.array(
    z.object({
      anchor: reviewAnchor,
      round: z.int(),
      /** The version that it was written about. */
      version: z.optional(z.int()),
      toExpert: z.boolean(),
      resolvedAt: z.nullable(instant),
      resolvedBy: z.optional(z.nullable(z.string())),
      messages: z
        .array(
          z.object({
            author: z.string(),
            text: z.string(),
            at: instant,
            /** Account ids of the people who were named in it. */
            mentions: z.optional(z.array(z.string())),
          }),
        )
        .check(z.minLength(1)),
    }),
  ),
});
export type NativeReview = z.infer<typeof nativeReview>;
