import { exportData } from '#contract/data/export-data.ts';
import { previewExport } from '#contract/data/preview-export.ts';
import { Answered } from '#server/answered.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { route, type Route } from '#server/route.ts';
import { exportStream } from './export-lines.ts';
import { summariseExport } from './summarise-export.ts';

export const exportRoutes: readonly Route[] = [
  route(exportData, async ({ params, query, account, limbs }) => {
    const { projectId, format } = params;
    const project = await loadProject(limbs.database, projectId);
    const name = `${project.slug}.${format}.${format === 'csv' ? 'csv' : 'jsonl'}`;
    await limbs.database.transaction().execute((transaction) =>
      appendAudit(transaction, {
        projectId,
        at: limbs.clock.now(),
        kind: 'export',
        actor: account.id,
        detail: { format, rules: JSON.parse(JSON.stringify(query)) },
      }),
    );
    return new Answered(exportStream(limbs.database, projectId, format, query), {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  }),
  route(previewExport, ({ params, query, limbs }) =>
    summariseExport(limbs.database, params.projectId, params.format, query),
  ),
];
