import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from './assignment-path.ts';
import { work } from './work.ts';

export const getWork = defineEndpoint({
  name: 'getWork',
  method: 'GET',
  path: '/projects/{projectId}/assignments/{assignmentId}',
  summary: 'One of the expert’s own assignments with its task and draft',
  permission: 'task.grade',
  params: assignmentPath,
  answer: work,
});
