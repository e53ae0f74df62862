import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { importFile, importJob, importOptions } from './import-job.ts';

export const createImport = defineEndpoint({
  name: 'createImport',
  method: 'POST',
  path: '/projects/{projectId}/imports',
  summary: 'Announce the files of an import; their bytes follow, and nothing is written yet',
  permission: 'task.import',
  params: projectPath,
  body: z.strictObject({
    files: z.array(importFile).check(z.minLength(1), z.maxLength(500)),
    options: importOptions,
  }),
  answer: importJob,
});
