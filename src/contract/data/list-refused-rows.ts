import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { refusedRow } from './import-job.ts';
import { importPath } from './import-path.ts';

export const listRefusedRows = defineEndpoint({
  name: 'listRefusedRows',
  method: 'GET',
  path: '/projects/{projectId}/imports/{importId}/refused',
  summary: 'Every refused row with file, line, field and reason, in order, page by page',
  permission: 'task.import',
  params: importPath,
  query: z.strictObject({
    after: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
    limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 200),
  }),
  answer: z.object({ rows: z.array(refusedRow), next: z.nullable(z.int()) }),
});
