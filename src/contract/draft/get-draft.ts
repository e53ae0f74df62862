import { draft } from '#domain/draft/draft.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';

export const getDraft = defineEndpoint({
  name: 'getDraft',
  method: 'GET',
  path: '/projects/{projectId}/assignments/{assignmentId}/draft',
  summary: 'The current revision of one of the expert’s own drafts',
  permission: 'task.grade',
  params: assignmentPath,
  answer: draft,
});
