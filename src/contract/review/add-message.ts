import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';
import { reviewThread } from '#domain/review/review.ts';
import { messageBody } from './thread-message.ts';

export const addMessage = defineEndpoint({
  name: 'addMessage',
  method: 'POST',
  path: '/projects/{projectId}/review-threads/{threadId}/messages',
  summary: 'Answer in a thread; who is named with @ is told, in a returned one also the expert',
  permission: 'review.decide',
  params: z.object({ projectId: identifier, threadId: identifier }),
  body: messageBody,
  answer: z.object({ thread: reviewThread }),
});
