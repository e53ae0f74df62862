import { sql, type Transaction } from 'kysely';
import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import { fieldsOfGrades } from '#domain/draft/fields-of-grades.ts';
import { staleVerdicts } from '#domain/rubric/stale-verdicts.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import type { QueueLimbs } from '#server/queue/claim.ts';
import { ownAssignment, type OwnAssignment } from '#server/queue/own-assignment.ts';
import { leaseEnd, projectAtWork } from '#server/queue/project-at-work.ts';
import { criteriaAt } from './criteria-at.ts';
import { loadGradedWork } from './load-graded-works.ts';

type Wanted = { projectId: string; expertId: string; purpose: 'current' | 'next' };
type Taken = { id: string; assignment_id: string; annotation_id: string; begun: boolean };

/**
 * The expert's own submitted work that a new rubric version made stale, oldest first: his slot is
 * leased to him again under a new epoch, and his draft holds everything that he said except what
 * has to be judged again. Null when there is none. What he began and left goes on where it was.
 * A skipped task does not come back.
 */
export async function takeRegrade(
  limbs: QueueLimbs,
  wanted: Wanted,
): Promise<OwnAssignment | null> {
  const { database, clock } = limbs;
  const { projectId, expertId, purpose } = wanted;
  const waiting = await database
    .selectFrom('regrade')
    .select('id')
    .where('project_id', '=', projectId)
    .where('annotator_id', '=', expertId)
    .where('state', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  // Nearly always: one look into an index, and no transaction.
  if (!waiting) return null;
  const { version, settings } = await projectAtWork(database, projectId);
  const now = clock.now();
  const until = leaseEnd(settings, purpose, now);
  return database.transaction().execute(async (transaction) => {
    const { rows } = await sql<Taken>`
      with pick as materialized (
        select r.id, r.annotation_id, r.rubric_id, r.rubric_version, r.task_id,
          r.taken_epoch is not null as begun, a.id as assignment_id, a.slot_n
        from regrade r
          join assignment a on a.task_id = r.task_id and a.expert_id = r.annotator_id
          join task t on t.id = r.task_id
          join slot s on s.task_id = a.task_id and s.n = a.slot_n
        where r.project_id = ${projectId} and r.annotator_id = ${expertId} and r.state = 'open'
          and a.state = 'submitted' and t.closed_at is null
          and s.state = 'done' and s.expert_id = ${expertId}
          and not exists (select 1 from task_exclusion x
                          where x.task_id = r.task_id and x.expert_id = ${expertId})
        order by r.made_at, t.created_at, t.id limit 1 for update of r, s skip locked
      ), leased as (
        update slot s set state = 'leased', epoch = s.epoch + 1, lease_until = ${until}
        from pick where s.task_id = pick.task_id and s.n = pick.slot_n
        returning s.epoch
      ), noted as (
        update regrade r set taken_epoch = leased.epoch from pick, leased where r.id = pick.id
      )
      update assignment a set state = 'held', purpose = ${purpose}, epoch = leased.epoch,
        lease_until = ${until}, claimed_at = ${now},
        rubric_id = nullif(pick.rubric_id, ${projectId}),
        rubric_version = case when pick.rubric_id = ${projectId} then null
          else pick.rubric_version end,
        project_version = case when pick.rubric_id = ${projectId} then ${version}
          else a.project_version end
      from pick, leased where a.id = pick.assignment_id
      returning pick.id, pick.annotation_id, pick.begun, a.id as assignment_id`.execute(
      transaction,
    );
    const [taken] = rows;
    if (!taken) return null;
    if (!taken.begun) await prepareDraft(transaction, taken, now);
    return ownAssignment(transaction, { projectId, expertId, assignmentId: taken.assignment_id });
  });
}

/** What was submitted, without the verdicts that are stale, becomes the draft's next revision. */
async function prepareDraft(
  transaction: Transaction<Tables>,
  { assignment_id, annotation_id, id }: Taken,
  now: Date,
): Promise<void> {
  const { fields, grades, rubric_id, rubric_version } = await transaction
    .selectFrom('annotation')
    .innerJoin('regrade', 'regrade.annotation_id', 'annotation.id')
    .select(['fields', 'grades', 'regrade.rubric_id', 'regrade.rubric_version'])
    .where('annotation.id', '=', annotation_id)
    .where('regrade.id', '=', id)
    .executeTakeFirstOrThrow();
  const work = await loadGradedWork(transaction, annotation_id);
  const criteria = (await criteriaAt(transaction, rubric_id, rubric_version)) ?? [];
  const kept = work === null ? [] : staleVerdicts(work, criteria).kept;
  const said: DraftFields = {
    ...Object.fromEntries(
      Object.entries(fields).filter(
        ([name]) => !/^(?:verdict|explanation|evidence)\//.test(name) && name !== 'cursor',
      ),
    ),
    ...fieldsOfGrades({ ...grades, verdicts: kept }),
  };
  const { rows } = await sql<{ revision: number }>`
    insert into draft as d (assignment_id, revision, schema, fields, active_seconds, saved_at)
    values (${assignment_id}, 1, ${DRAFT_SCHEMA}, ${json(said)}, 0, ${now})
    on conflict (assignment_id) do update set revision = d.revision + 1,
      schema = excluded.schema, fields = excluded.fields, saved_at = excluded.saved_at
    returning d.revision`.execute(transaction);
  await transaction
    .insertInto('draft_revision')
    .values({
      assignment_id,
      revision: rows[0]?.revision ?? 1,
      schema: DRAFT_SCHEMA,
      patch: null,
      snapshot: json(said),
      saved_at: now,
    })
    .execute();
}
