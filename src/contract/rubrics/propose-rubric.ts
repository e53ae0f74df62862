import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';
import { changedCriteria } from './preview-rubric.ts';

export const proposeRubric = defineEndpoint({
  name: 'proposeRubric',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/rubric-proposals',
  summary: 'Propose a rubric for the task of one’s own assignment, where the project allows it',
  permission: 'task.grade',
  params: assignmentPath,
  body: z.strictObject({ criteria: changedCriteria, note: z.string().check(z.maxLength(2000)) }),
  answer: z.object({ proposalId: identifier }),
  problems: ['closed', 'duplicate'],
});
