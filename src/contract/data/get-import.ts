import { defineEndpoint } from '#contract/define-endpoint.ts';
import { importJob } from './import-job.ts';
import { importPath } from './import-path.ts';

export const getImport = defineEndpoint({
  name: 'getImport',
  method: 'GET',
  path: '/projects/{projectId}/imports/{importId}',
  summary: 'Where an import stands',
  permission: 'task.import',
  params: importPath,
  answer: importJob,
});
