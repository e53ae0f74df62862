import { sql } from 'kysely';
import type { Claim, QueueLimbs } from './claim.ts';
import { ownAssignment, type OwnAssignment } from './own-assignment.ts';
import { leaseEnd, projectAtWork } from './project-at-work.ts';

/**
 * Takes up what a reviewer returned to this expert, the longest waiting first: it stands before
 * everything that is new. It keeps the settings and the rubric that it was judged under.
 */
export async function takeReturned(
  { database, clock }: QueueLimbs,
  { projectId, expertId, purpose }: Claim,
): Promise<OwnAssignment | null> {
  const waiting = await database
    .selectFrom('assignment')
    .select('id')
    .where('project_id', '=', projectId)
    .where('expert_id', '=', expertId)
    .where('state', '=', 'returned')
    .limit(1)
    .executeTakeFirst();
  if (!waiting) return null;
  const now = clock.now();
  const { settings } = await projectAtWork(database, projectId);
  const until = leaseEnd(settings, purpose, now);
  const { rows } = await sql<{ id: string }>`
    with pick as materialized (
      select a.id, a.task_id, a.slot_n
      from assignment a
        join review r on r.assignment_id = a.id
        join task t on t.id = a.task_id
      where a.project_id = ${projectId} and a.expert_id = ${expertId} and a.state = 'returned'
        and t.closed_at is null
      order by r.decided_at limit 1 for update of a
    ), taken as (
      update slot s set state = 'leased', epoch = s.epoch + 1, lease_until = ${until}
      from pick
      where s.task_id = pick.task_id and s.n = pick.slot_n and s.expert_id = ${expertId}
        and s.state = 'done'
      returning s.task_id, s.epoch
    )
    update assignment a set state = 'held', purpose = ${purpose}, epoch = taken.epoch,
      lease_until = ${until}, claimed_at = ${now}
    from pick join taken on taken.task_id = pick.task_id
    where a.id = pick.id
    returning a.id`.execute(database);
  const [row] = rows;
  return row ? ownAssignment(database, { projectId, assignmentId: row.id, expertId }) : null;
}
