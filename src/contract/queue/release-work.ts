import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from './assignment-path.ts';

export const releaseWork = defineEndpoint({
  name: 'releaseWork',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/release',
  summary: 'Give a task back; its draft is parked, not deleted',
  permission: 'task.grade',
  params: assignmentPath,
});
