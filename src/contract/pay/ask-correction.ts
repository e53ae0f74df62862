import * as z from 'zod/mini';
import { timeCorrection } from '#domain/pay/pay-statement.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';

export const askCorrection = defineEndpoint({
  name: 'askCorrection',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/corrections',
  summary: 'Ask for another active time of one’s own task; what was recorded stays as it is',
  permission: 'pay.own',
  params: assignmentPath,
  body: z.strictObject({
    /** To be added to what was recorded; negative takes away. */
    seconds: z.int().check(z.minimum(-604_800), z.maximum(604_800)),
    reason: z.string().check(z.minLength(1), z.maxLength(500)),
  }),
  answer: timeCorrection,
  problems: ['not-found', 'duplicate'],
});
