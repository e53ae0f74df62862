import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';

/** Sent again it adds nothing: the server counts what a sitting has more than it knew of. */
export const addReviewTime = defineEndpoint({
  name: 'addReviewTime',
  method: 'POST',
  path: '/projects/{projectId}/tasks/{taskId}/review-time',
  summary: 'Count a reviewer’s active time in front of what was submitted for a task',
  permission: 'review.decide',
  params: z.object({ projectId: identifier, taskId: identifier }),
  body: z.strictObject({
    /** One opening of the task in one tab; made up by the device that counts. */
    sittingId: identifier,
    /** Everything that the sitting came to until now. */
    seconds: z.number().check(z.positive(), z.maximum(86_400)),
  }),
  problems: ['not-found'],
});
