import { assignment } from '#domain/queue/assignment.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from './assignment-path.ts';

export const renewLease = defineEndpoint({
  name: 'renewLease',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/lease',
  summary: 'Hold a task for longer; asked by the screen while the expert works',
  permission: 'task.grade',
  params: assignmentPath,
  answer: assignment,
  problems: ['lease-lost', 'closed'],
});
