import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { importJob } from './import-job.ts';

export const listImports = defineEndpoint({
  name: 'listImports',
  method: 'GET',
  path: '/projects/{projectId}/imports',
  summary: 'The latest 100 imports of a project, newest first',
  permission: 'task.import',
  params: projectPath,
  answer: z.object({ imports: z.array(importJob) }),
});
