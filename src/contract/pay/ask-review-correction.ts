import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';
import { timeCorrection } from '#domain/pay/pay-statement.ts';
import { correction } from './correction.ts';

export const askReviewCorrection = defineEndpoint({
  name: 'askReviewCorrection',
  method: 'POST',
  path: '/projects/{projectId}/tasks/{taskId}/review-corrections',
  summary: 'Ask for another active time of one’s own review of a task; what was recorded stays',
  permission: 'pay.own',
  params: z.object({ projectId: identifier, taskId: identifier }),
  body: z.strictObject(correction),
  answer: timeCorrection,
  problems: ['not-found', 'duplicate'],
});
