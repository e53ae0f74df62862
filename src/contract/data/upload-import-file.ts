import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import type { Bytes } from '#contract/endpoint.ts';
import { importJob, type ImportJob } from './import-job.ts';

type Params = { projectId: string; importId: string; index: number };

export const uploadImportFile = defineEndpoint<Params, undefined, Bytes, ImportJob>({
  name: 'uploadImportFile',
  method: 'PUT',
  path: '/projects/{projectId}/imports/{importId}/files/{index}',
  summary: 'Send the bytes of one announced file; sending it again replaces it',
  permission: 'task.import',
  params: z.object({
    projectId: identifier,
    importId: identifier,
    index: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(499)),
  }),
  body: { kind: 'bytes', mediaType: 'application/octet-stream' },
  answer: importJob,
  problems: ['too-large', 'closed'],
});
