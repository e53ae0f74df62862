import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { apiKey } from './api-key.ts';

export const listApiKeys = defineEndpoint({
  name: 'listApiKeys',
  method: 'GET',
  path: '/projects/{projectId}/api-keys',
  summary: 'The project’s keys: a lead sees all, others their own',
  permission: 'key.manage',
  params: projectPath,
  answer: z.object({ keys: z.array(apiKey) }),
});
