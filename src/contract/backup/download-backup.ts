import { defineEndpoint } from '#contract/define-endpoint.ts';
import type { Bytes } from '#contract/endpoint.ts';

/**
 * Everything, as JSON lines: a head, each row of each table as it stood at one moment, and a
 * trailer with the number of rows and the hash of all lines before it.
 */
export const downloadBackup = defineEndpoint<undefined, undefined, undefined, Bytes>({
  name: 'downloadBackup',
  method: 'GET',
  path: '/backup',
  summary: 'A consistent backup of the whole installation, while it runs',
  permission: 'owner',
  answer: { kind: 'bytes', mediaType: 'application/x-ndjson' },
});
