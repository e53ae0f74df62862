import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { listAudit } from '#contract/audit/list-audit.ts';
import type { AuditPage } from '#contract/audit/audit-page.ts';
import type { AuditKind } from '#domain/audit/audit-event.ts';

export type AuditRow = AuditPage['entries'][number];
export type AuditChoice = { kind?: AuditKind; actor?: string };

/** The project's audit log, newest first, page by page. */
export function auditLogQuery(backend: Backend, projectId: string, { kind, actor }: AuditChoice) {
  const query = { limit: 100, ...(kind && { kind: [kind] }), ...(actor && { actor }) };
  return infiniteQueryOptions({
    queryKey: ['project', projectId, 'audit', kind ?? null, actor ?? null],
    queryFn: ({ pageParam, signal }) =>
      backend.send(
        listAudit,
        { params: { projectId }, query: { ...query, ...(pageParam && { before: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
}
