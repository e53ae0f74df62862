import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { reviewThread } from '#domain/review/review.ts';
import { reviewComment } from './decide-review.ts';
import { reviewPath } from './review-path.ts';

export const openThread = defineEndpoint({
  name: 'openThread',
  method: 'POST',
  path: '/projects/{projectId}/reviews/{reviewId}/threads',
  summary: 'Begin a thread among reviewers; who is named with @ is told',
  permission: 'review.decide',
  params: reviewPath,
  body: reviewComment,
  answer: z.object({ thread: reviewThread }),
});
