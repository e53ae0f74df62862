import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { reviewView } from './review-view.ts';

export const listReviewViews = defineEndpoint({
  name: 'listReviewViews',
  method: 'GET',
  path: '/projects/{projectId}/review-views',
  summary: 'The caller’s saved views of the review queue',
  permission: 'review.read',
  params: projectPath,
  answer: z.object({ views: z.array(reviewView) }),
});
