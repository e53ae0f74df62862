import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';
import { reviewThread } from '#domain/review/review.ts';

export const resolveThread = defineEndpoint({
  name: 'resolveThread',
  method: 'PUT',
  path: '/projects/{projectId}/review-threads/{threadId}/resolution',
  summary: 'Mark a thread as resolved, or open it again',
  permission: 'review.decide',
  params: z.object({ projectId: identifier, threadId: identifier }),
  body: z.strictObject({ resolved: z.boolean() }),
  answer: z.object({ thread: reviewThread }),
});
