import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/** What became of somebody's work as an expert. */
export const expertRecord = z.object({
  submitted: z.int(),
  accepted: z.int(),
  fixed: z.int(),
  cameBack: z.int(),
  disputed: z.int(),
  upheld: z.int(),
});
/** What somebody decided as a reviewer, and what a second reviewer made of disputes about it. */
export const reviewerRecord = z.object({
  decisions: z.int(),
  returned: z.int(),
  disputed: z.int(),
  overturned: z.int(),
  /** Exact (Clopper–Pearson) 95 % interval of the share overturned; null without a decided dispute. */
  overturnRate: z.nullable(z.object({ rate: z.number(), low: z.number(), high: z.number() })),
});
export type ExpertRecord = z.infer<typeof expertRecord>;
export type ReviewerRecord = z.infer<typeof reviewerRecord>;

export const personRecord = z.object({
  accountId: identifier,
  name: z.string(),
  asExpert: z.nullable(expertRecord),
  asReviewer: z.nullable(reviewerRecord),
});
