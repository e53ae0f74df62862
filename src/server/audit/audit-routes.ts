import { exportAudit } from '#contract/audit/export-audit.ts';
import { listAudit } from '#contract/audit/list-audit.ts';
import { listInstallationAudit } from '#contract/audit/list-installation-audit.ts';
import { INSTALLATION_CHAIN } from '#domain/audit/audit-event.ts';
import { Answered } from '#server/answered.ts';
import { route, type Route } from '#server/route.ts';
import { auditEntries, auditLines } from './audit-entries.ts';

export const auditRoutes: readonly Route[] = [
  route(listAudit, ({ params, query, limbs }) =>
    auditEntries(limbs.database, params.projectId, query),
  ),
  route(
    exportAudit,
    async ({ params, query, limbs }) =>
      new Answered(auditLines(limbs.database, params.projectId, query), {
        'Content-Disposition': 'attachment; filename="audit.jsonl"',
      }),
  ),
  route(listInstallationAudit, ({ query, limbs }) =>
    auditEntries(limbs.database, INSTALLATION_CHAIN, query),
  ),
];
