import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { personRecord } from './review-record.ts';

export const getOwnRecord = defineEndpoint({
  name: 'getOwnRecord',
  method: 'GET',
  path: '/projects/{projectId}/review-record',
  summary: 'What became of one’s own submissions, decisions and disputes',
  permission: 'quality.own',
  params: projectPath,
  answer: personRecord,
});
