import type { Transaction } from 'kysely';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { staleVerdicts } from '#domain/rubric/stale-verdicts.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import type { LoadedWork } from './load-graded-works.ts';

export type Queued = { annotations: number; verdicts: number };

/**
 * Notes what each of these annotations has to be judged again under the criteria that are now
 * published. Work that its expert holds is left alone: it ends under the version that it was
 * begun with, and submitting it asks anew. An earlier note that nobody has taken up is replaced.
 */
export async function queueRegrades(
  transaction: Transaction<Tables>,
  { ids, now }: { ids: AppLimbs['ids']; now: Date },
  works: readonly LoadedWork[],
  published: {
    projectId: string;
    version(work: LoadedWork): number;
    criteria: readonly Criterion[];
  },
): Promise<Queued> {
  const queued: Queued = { annotations: 0, verdicts: 0 };
  for (const work of works) {
    const { taskId, annotatorId } = work;
    if (await isHeld(transaction, taskId, annotatorId)) continue;
    await transaction
      .updateTable('regrade')
      .set({ state: 'replaced', done_at: now })
      .where('task_id', '=', taskId)
      .where('annotator_id', '=', annotatorId)
      .where('state', '=', 'open')
      .execute();
    const { stale } = staleVerdicts(work, published.criteria);
    if (stale.length === 0) continue;
    queued.annotations += 1;
    queued.verdicts += stale.length;
    await transaction
      .insertInto('regrade')
      .values({
        id: ids.next(),
        project_id: published.projectId,
        task_id: taskId,
        annotator_id: annotatorId,
        annotation_id: work.annotationId,
        rubric_id: work.rubricId,
        rubric_version: published.version(work),
        places: json(stale),
        state: 'open',
        taken_epoch: null,
        made_at: now,
        done_at: null,
      })
      .execute();
  }
  return queued;
}

async function isHeld(
  transaction: Transaction<Tables>,
  taskId: string,
  annotatorId: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('assignment')
    .select('id')
    .where('task_id', '=', taskId)
    .where('expert_id', '=', annotatorId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return row !== undefined;
}
