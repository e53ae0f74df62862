import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from './assignment-path.ts';

export const skipWork = defineEndpoint({
  name: 'skipWork',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/skip',
  summary: 'Skip a task with a reason; it is not offered to this expert again',
  permission: 'task.grade',
  params: assignmentPath,
  body: z.strictObject({
    reason: z.string().check(z.minLength(1), z.maxLength(200)),
    comment: z.optional(z.string().check(z.maxLength(2000))),
    /** All that the device counted: looking at a task that is then skipped is work too. */
    activeSeconds: z.optional(z.number().check(z.nonnegative())),
  }),
  problems: ['lease-lost', 'too-many'],
});
