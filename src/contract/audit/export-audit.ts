import { defineEndpoint } from '#contract/define-endpoint.ts';
import type { Bytes } from '#contract/endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { auditFilters, type AuditFilters } from './audit-page.ts';

/** Oldest first, one entry a line; the last line is the head, so that a cut download shows. */
export const exportAudit = defineEndpoint<{ projectId: string }, AuditFilters, undefined, Bytes>({
  name: 'exportAudit',
  method: 'GET',
  path: '/projects/{projectId}/audit/export',
  summary: 'The project’s audit log as JSON lines with its hashes',
  permission: 'audit.read',
  params: projectPath,
  query: auditFilters,
  answer: { kind: 'bytes', mediaType: 'application/x-ndjson' },
});
