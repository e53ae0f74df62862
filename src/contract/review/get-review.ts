import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { reviewPath } from './review-path.ts';
import { reviewWork } from './review-work.ts';

export const getReview = defineEndpoint({
  name: 'getReview',
  method: 'GET',
  path: '/projects/{projectId}/reviews/{reviewId}',
  summary: 'The task of a review and, unless it is to be graded blind first, the expert’s answers',
  permission: 'review.read',
  params: reviewPath,
  /** `veiled=yes`: the reviewer wants to grade before seeing, also where the project does not ask. */
  query: z.object({ veiled: z.optional(z.enum(['yes'])) }),
  answer: reviewWork,
});
