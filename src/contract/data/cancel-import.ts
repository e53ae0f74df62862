import { defineEndpoint } from '#contract/define-endpoint.ts';
import { importJob } from './import-job.ts';
import { importPath } from './import-path.ts';

export const cancelImport = defineEndpoint({
  name: 'cancelImport',
  method: 'POST',
  path: '/projects/{projectId}/imports/{importId}/cancel',
  summary: 'Stop after the batch at hand; what was imported stays, and it can be resumed',
  permission: 'task.import',
  params: importPath,
  answer: importJob,
});
