import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getGoldTask } from '#contract/gold/get-gold-task.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { importedTask } from '#server/tasks/imported-task.ts';
import { comparedParts } from './compared-parts.ts';
import { askedBy } from './gold-results.ts';

/** The task as an expert sees it, in the order of import, with the annotations it could take its key from. */
export async function goldTask(
  database: Kysely<Tables>,
  { projectId, taskId }: { projectId: string; taskId: string },
): Promise<AnswerOf<typeof getGoldTask>> {
  const { task, settings, version } = await importedTask(database, { projectId, taskId });
  const mark = await database
    .selectFrom('gold_item')
    .select(['use', 'reason', 'withdrawn_at'])
    .where('task_id', '=', taskId)
    .executeTakeFirst();
  return {
    task,
    settings,
    settingsVersion: version,
    sources: await sourcesOf(database, projectId, taskId),
    mark: mark
      ? { use: mark.use, reason: mark.reason, withdrawn: mark.withdrawn_at !== null }
      : null,
  };
}

/** The versions that stand, a reviewer's fix included; never an answer to the gold item itself. */
async function sourcesOf(database: Kysely<Tables>, projectId: string, taskId: string) {
  const rows = await database
    .selectFrom('annotation')
    .leftJoin('review', 'review.annotation_id', 'annotation.id')
    .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'annotation.assignment_id')
    .distinctOn('annotation.annotator_id')
    .selectAll('annotation')
    .select('review.state')
    .where('annotation.task_id', '=', taskId)
    .where('gold_assignment.assignment_id', 'is', null)
    .orderBy('annotation.annotator_id')
    .orderBy('annotation.version', 'desc')
    .execute();
  const names = await namesOf(database, [...new Set(rows.map(({ made_by: by }) => by))]);
  const asked = askedBy(database, projectId);
  return Promise.all(
    rows.map(async (row) => ({
      annotationId: row.id,
      by: names.get(row.made_by) ?? 'Removed account',
      submittedAt: row.submitted_at.toISOString(),
      review: row.state,
      parts: await comparedParts(database, projectId, row, asked),
    })),
  );
}
