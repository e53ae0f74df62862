import * as z from 'zod/mini';
import { reviewFlag } from './review-flag.ts';
import { reviewState } from './review.ts';

/** What part of the queue is shown; parts that are left out let everything through. */
export const reviewFilter = z.object({
  /** `open` = waiting or disputed; `done` = accepted or not asked for; `argued` = ever disputed. */
  state: z._default(z.enum(['open', 'done', 'argued', 'all', ...reviewState.options]), 'open'),
  flag: z.optional(reviewFlag),
  expert: z.optional(z.string().check(z.maxLength(64))),
  /** Answered this question of the project. */
  question: z.optional(z.string().check(z.maxLength(80))),
  /** The task asks for this skill. */
  skill: z.optional(z.string().check(z.maxLength(60))),
  /** Only what this reviewer decided on before. */
  mine: z.optional(z.enum(['yes'])),
});
export type ReviewFilter = z.infer<typeof reviewFilter>;
