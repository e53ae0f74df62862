import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { reviewAnchor } from '#domain/review/review-anchor.ts';
import { decisionKind, disputeGround, reviewState } from '#domain/review/review.ts';

/**
 * What reviewers said of one annotator's work on a task, and what became of it. People are named by
 * their opaque account ids, responses by their local ids. Written, not read on import.
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
    }),
  ),
  threads: z.array(
    z.object({
      anchor: reviewAnchor,
      round: z.int(),
      toExpert: z.boolean(),
      resolvedAt: z.nullable(instant),
      messages: z.array(z.object({ author: z.string(), text: z.string(), at: instant })),
    }),
  ),
});
export type NativeReview = z.infer<typeof nativeReview>;
