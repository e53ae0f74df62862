import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';

export const deleteReviewView = defineEndpoint({
  name: 'deleteReviewView',
  method: 'DELETE',
  path: '/projects/{projectId}/review-views/{viewId}',
  summary: 'Delete one of the caller’s saved views',
  permission: 'review.read',
  params: z.object({ projectId: identifier, viewId: identifier }),
  problems: ['not-found'],
});
