import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from './assignment-path.ts';
import { work } from './work.ts';

/** Starts work on the prefetched task, or resumes a parked one where a slot is still open. */
export const makeCurrent = defineEndpoint({
  name: 'makeCurrent',
  method: 'POST',
  path: '/projects/{projectId}/assignments/{assignmentId}/current',
  summary: 'Make a prefetched or parked assignment the current one',
  permission: 'task.grade',
  params: assignmentPath,
  answer: work,
  problems: ['lease-lost', 'closed'],
});
