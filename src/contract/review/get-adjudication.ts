import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';
import { adjudication } from './adjudication.ts';

export const getAdjudication = defineEndpoint({
  name: 'getAdjudication',
  method: 'GET',
  path: '/projects/{projectId}/adjudications/{taskId}',
  summary: 'What every annotator said of a task, and the final answer where there is one',
  permission: 'review.read',
  params: z.object({ projectId: identifier, taskId: identifier }),
  answer: adjudication,
});
