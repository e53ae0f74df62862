import { sql, type Kysely, type Transaction } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import type { Rubric } from '#domain/rubric/rubric.ts';
import { staleVerdicts, type VerdictPlace } from '#domain/rubric/stale-verdicts.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { criteriaAt } from './criteria-at.ts';
import { loadGradedWork } from './load-graded-works.ts';
import { queueRegrades } from './queue-regrades.ts';

type Held = { taskId: string; expertId: string; epoch: number };
export type RegradeInHand = { id: string; annotationId: string; places: VerdictPlace[] };

/** What of a held assignment comes back for a changed rubric; null for ordinary work. */
export async function regradeInHand(
  database: Kysely<Tables>,
  { taskId, expertId, epoch }: Held,
): Promise<RegradeInHand | null> {
  const row = await database
    .selectFrom('regrade')
    .select(['id', 'annotation_id', 'places'])
    .where('task_id', '=', taskId)
    .where('annotator_id', '=', expertId)
    .where('taken_epoch', '=', epoch)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row ? { id: row.id, annotationId: row.annotation_id, places: row.places } : null;
}

/** Only what came back may be judged anew: refuses a submission that changes a kept verdict. */
export async function refuseChangedKept(
  database: Kysely<Tables>,
  regrade: RegradeInHand,
  rubric: Rubric | null,
  grades: Grades,
): Promise<void> {
  const before = await loadGradedWork(database, regrade.annotationId);
  if (before === null || rubric === null) return;
  const given = new Map(
    grades.verdicts.map((each) => [`${each.criterionId}/${each.responseId}`, each.value]),
  );
  const errors = staleVerdicts(before, rubric.criteria)
    .kept.map((each) => ({ ...each, place: `${each.criterionId}/${each.responseId}` }))
    .filter(({ place, value }) => given.get(place) !== value)
    .map(({ place }) => ({ place: `verdict/${place}`, reason: 'This verdict was kept as it is' }));
  if (errors.length > 0) {
    throw new Refusal('invalid', 'Only verdicts on changed criteria may be given again', {
      errors,
    });
  }
}

type Submitted = Held & { projectId: string; annotationId: string };

/**
 * After a submission: what came back is done, and where the rubric has moved on while the work
 * was under way, what that touches comes back in turn. The rubric's row is locked against a
 * publication in the same moment, so that neither misses the other.
 */
export async function settleRegrades(
  transaction: Transaction<Tables>,
  limbs: { ids: AppLimbs['ids']; now: Date },
  submitted: Submitted,
): Promise<void> {
  const { taskId, expertId, epoch, projectId, annotationId } = submitted;
  await sql`
    update regrade set done_at = ${limbs.now},
      state = case when taken_epoch = ${epoch} then 'done' else 'replaced' end
    where task_id = ${taskId} and annotator_id = ${expertId} and state = 'open'`.execute(
    transaction,
  );
  const work = await loadGradedWork(transaction, annotationId);
  if (work === null) return;
  const { rows } =
    work.rubricId === projectId
      ? await sql<{ version: number }>`
          select version from project where id = ${projectId} for share`.execute(transaction)
      : await sql<{ version: number }>`
          select version from rubric where id = ${work.rubricId} for share`.execute(transaction);
  const version = rows[0]?.version ?? work.rubricVersion;
  if (version === work.rubricVersion) return;
  const criteria = await criteriaAt(transaction, work.rubricId, version);
  if (criteria === null) return;
  await queueRegrades(transaction, limbs, [work], { projectId, criteria, version: () => version });
}
