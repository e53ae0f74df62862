import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { reviewFilter } from '#domain/review/review-filter.ts';
import { reviewView } from './review-view.ts';

export const saveReviewView = defineEndpoint({
  name: 'saveReviewView',
  method: 'POST',
  path: '/projects/{projectId}/review-views',
  summary: 'Save a filter under a name; the same name again replaces it',
  permission: 'review.read',
  params: projectPath,
  body: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(60)),
    filter: reviewFilter,
  }),
  answer: z.object({ view: reviewView }),
});
