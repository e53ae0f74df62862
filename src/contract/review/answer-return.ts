import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';
import { reviewThread } from '#domain/review/review.ts';
import { messageBody } from './thread-message.ts';

export const answerReturn = defineEndpoint({
  name: 'answerReturn',
  method: 'POST',
  path: '/projects/{projectId}/own-threads/{ownThreadId}/messages',
  summary: 'Ask back in a thread that came with the expert’s own returned work',
  permission: 'task.grade',
  params: z.object({ projectId: identifier, ownThreadId: identifier }),
  body: messageBody,
  answer: z.object({ thread: reviewThread }),
});
