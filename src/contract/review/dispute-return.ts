import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';
import { disputeGround } from '#domain/review/review.ts';

/** The work leaves the expert's hands until somebody other than the first reviewer decides. */
export const disputeReturn = defineEndpoint({
  name: 'disputeReturn',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/dispute',
  summary: 'Dispute a return with grounds and a reason',
  permission: 'task.grade',
  params: assignmentPath,
  body: z.strictObject({
    grounds: z.array(disputeGround).check(z.minLength(1)),
    reason: z.string().check(z.minLength(1), z.maxLength(1200)),
  }),
  problems: ['closed'],
});
