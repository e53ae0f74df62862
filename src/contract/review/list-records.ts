import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { personRecord } from './review-record.ts';

export const listRecords = defineEndpoint({
  name: 'listRecords',
  method: 'GET',
  path: '/projects/{projectId}/review-records',
  summary: 'Outcomes of reviews and disputes for everybody in the project, both sides',
  permission: 'quality.read',
  params: projectPath,
  answer: z.object({ people: z.array(personRecord) }),
});
