import type { Transaction } from 'kysely';
import { versionCriteria } from '#domain/project/version-criteria.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { addVersion } from './add-version.ts';
import { criteriaAt } from './criteria-at.ts';
import { loadGradedWorks } from './load-graded-works.ts';
import { queueRegrades } from './queue-regrades.ts';

type At = { projectId: string; taskId: string; accountId: string; now: Date };

/**
 * A proposed rubric becomes the task's own: its next version, or its first. Work that was given
 * without a rubric of the task stands as it is; verdicts on what the proposal changes turn stale.
 */
export async function approvedRubric(
  transaction: Transaction<Tables>,
  ids: AppLimbs['ids'],
  { projectId, taskId, accountId, now }: At,
  proposed: readonly Criterion[],
): Promise<void> {
  const task = await transaction
    .selectFrom('task')
    .leftJoin('rubric', 'rubric.id', 'task.rubric_id')
    .select(['rubric.id', 'rubric.version'])
    .where('task.id', '=', taskId)
    .executeTakeFirstOrThrow();
  const note = 'Proposed by an expert';
  if (task.id === null || task.version === null) {
    const rubricId = ids.next();
    await transaction
      .insertInto('rubric')
      .values({ id: rubricId, project_id: projectId, task_id: taskId })
      .execute();
    await transaction
      .insertInto('rubric_version')
      .values({
        rubric_id: rubricId,
        version: 1,
        criteria: json(versionCriteria(null, proposed)),
        made_by: accountId,
        note,
        made_at: now,
      })
      .execute();
    await transaction
      .updateTable('task')
      .set({ rubric_id: rubricId })
      .where('id', '=', taskId)
      .execute();
    return;
  }
  await transaction
    .selectFrom('rubric')
    .select('id')
    .where('id', '=', task.id)
    .forUpdate()
    .execute();
  const { id: rubricId, version } = task;
  const criteria =
    versionCriteria(await criteriaAt(transaction, rubricId, version), proposed) ?? [];
  await addVersion(transaction, { rubricId, version, criteria, note, accountId, now });
  const works = await loadGradedWorks(transaction, projectId, [rubricId]);
  const published = { projectId, criteria, version: () => version + 1 };
  await queueRegrades(transaction, { ids, now }, works, published);
}
