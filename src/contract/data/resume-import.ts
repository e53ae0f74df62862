import { defineEndpoint } from '#contract/define-endpoint.ts';
import { importJob } from './import-job.ts';
import { importPath } from './import-path.ts';

export const resumeImport = defineEndpoint({
  name: 'resumeImport',
  method: 'POST',
  path: '/projects/{projectId}/imports/{importId}/resume',
  summary: 'Go on with a stopped or broken-off import where its last batch ended',
  permission: 'task.import',
  params: importPath,
  answer: importJob,
  problems: ['closed'],
});
