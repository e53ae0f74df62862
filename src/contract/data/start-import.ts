import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { importJob, importOptions } from './import-job.ts';
import { importPath } from './import-path.ts';

export const startImport = defineEndpoint({
  name: 'startImport',
  method: 'POST',
  path: '/projects/{projectId}/imports/{importId}/start',
  summary: 'Check the files (dry run) or import them, from the beginning; answers at once',
  permission: 'task.import',
  params: importPath,
  body: z.strictObject({ dryRun: z.boolean(), options: z.optional(importOptions) }),
  answer: importJob,
  problems: ['closed', 'incomplete'],
});
