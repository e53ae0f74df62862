import * as z from 'zod/mini';
import { timeCorrection } from '#domain/pay/pay-statement.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';
import { correction } from './correction.ts';

export const askCorrection = defineEndpoint({
  name: 'askCorrection',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/corrections',
  summary: 'Ask for another active time of one’s own task; what was recorded stays as it is',
  permission: 'pay.own',
  params: assignmentPath,
  body: z.strictObject(correction),
  answer: timeCorrection,
  problems: ['not-found', 'duplicate'],
});
