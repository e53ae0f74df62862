import type { Kysely } from 'kysely';
import type { ExportSummary } from '#contract/data/preview-export.ts';
import { currentAnnotations } from '#domain/formats/exports/current-annotations.ts';
import { dataCard } from '#domain/formats/exports/data-card.ts';
import {
  exportFormat,
  type ExportFormat,
  type ExportOptions,
} from '#domain/formats/exports/export-options.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { deliveredChecks } from '#server/spot-checks/delivered-checks.ts';
import { linesOfTask } from './export-lines.ts';
import { gradedTasks } from './graded-tasks.ts';

const FIRST = 20;
/** Characters of a record that the preview carries; the file has all of them. */
const MOST = 20_000;

/** What an export would hold, from one pass over the project. */
export async function summariseExport(
  database: Kysely<Tables>,
  projectId: string,
  format: ExportFormat,
  options: ExportOptions,
): Promise<ExportSummary> {
  const project = await loadProject(database, projectId);
  const counts = Object.fromEntries(exportFormat.options.map((each) => [each, 0])) as Record<
    ExportFormat,
    number
  >;
  const leftOut = new Map<string, number>();
  const annotators = new Set<string>();
  const models = new Set<string>();
  const summary = { tasks: 0, tasksTotal: 0, annotations: 0, first: [] as string[] };
  for await (const tasks of gradedTasks(database, projectId)) {
    for (const task of tasks) {
      summary.tasksTotal += 1;
      for (const each of exportFormat.options) {
        const { lines, leftOut: left } = linesOfTask(task, each, options);
        counts[each] += lines.length;
        if (each !== format) continue;
        if (lines.length > 0) summary.tasks += 1;
        for (const { reason, count } of left) {
          leftOut.set(reason, (leftOut.get(reason) ?? 0) + count);
        }
        for (const line of lines) {
          if (summary.first.length < FIRST) summary.first.push(line.slice(0, MOST));
        }
      }
      for (const { annotatorId } of currentAnnotations(task, options)) {
        summary.annotations += 1;
        annotators.add(annotatorId);
      }
      for (const { model } of task.responses) if (model !== null) models.add(model);
    }
  }
  const left = [...leftOut].map(([reason, count]) => ({ reason, count }));
  const card = dataCard({
    ...summary,
    project,
    format,
    options,
    records: counts[format],
    annotators: annotators.size,
    models: models.size,
    leftOut: left,
    checks: await deliveredChecks(database, projectId),
  });
  return {
    ...summary,
    counts,
    records: counts[format],
    annotators: annotators.size,
    leftOut: left,
    card,
  };
}
