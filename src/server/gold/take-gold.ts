import { sql, type Transaction } from 'kysely';
import type { GoldUse } from '#domain/gold/gold-settings.ts';
import type { Tables } from '#server/database/tables.ts';
import type { Claim, QueueLimbs } from '#server/queue/claim.ts';
import { ownAssignment, type OwnAssignment } from '#server/queue/own-assignment.ts';
import { leaseEnd, type ProjectAtWork } from '#server/queue/project-at-work.ts';
import { LookAgain } from '#server/queue/retry-on-conflict.ts';
import { mayJudge } from './may-judge.ts';
import type { GoldPlan } from './gold-plan.ts';

/**
 * Gives an expert a gold item that they have not had: onboarding items in the order in which
 * they were marked, hidden ones in an order drawn for this expert. The item gets a slot of its
 * own for them; their assignment is one like any other. Null where none is left.
 */
export async function takeGold(
  { database, clock, ids }: QueueLimbs,
  project: ProjectAtWork,
  wanted: Claim,
  { seed, turns }: GoldPlan,
  use: GoldUse,
): Promise<OwnAssignment | null> {
  const { projectId, expertId, purpose } = wanted;
  const assignmentId = await database.transaction().execute(async (transaction) => {
    const taskId = await nextItem(transaction, project, { projectId, expertId, use, seed });
    if (taskId === null) return null;
    await takeTurn(transaction, wanted, turns, use);
    const now = clock.now();
    const until = leaseEnd(project.settings, purpose, now);
    const order = project.settings.shuffle ? sql`md5(${ids.next()} || r.id)` : sql`r.position`;
    const { rows } = await sql<{ id: string }>`
      with numbered as (
        update gold_item set last_slot = last_slot + 1 where task_id = ${taskId}
        returning task_id, last_slot as n
      ), opened as (
        insert into slot (task_id, n, project_id, priority, state, expert_id, epoch, lease_until)
        select t.id, numbered.n, ${projectId}, t.priority, 'leased', ${expertId},
          coalesce((select a.epoch from assignment a
            where a.task_id = t.id and a.expert_id = ${expertId}), 0) + 1, ${until}
        from numbered join task t on t.id = numbered.task_id
        returning task_id, n, epoch
      ), assigned as (
        insert into assignment as a (id, project_id, task_id, slot_n, expert_id, epoch, purpose,
          state, lease_until, response_order, project_version, rubric_id, rubric_version, claimed_at)
        select ${ids.next()}, ${projectId}, o.task_id, o.n, ${expertId}, o.epoch, ${purpose}, 'held',
          ${until},
          (select coalesce(jsonb_agg(r.id order by ${order}), '[]') from response r
           where r.task_id = o.task_id and r.derived_from is null),
          ${project.version}, rubric.id, rubric.version, ${now}
        from opened o
          join task on task.id = o.task_id
          left join rubric on rubric.id = task.rubric_id
        on conflict (task_id, expert_id) do update set
          slot_n = excluded.slot_n, epoch = excluded.epoch, purpose = excluded.purpose,
          state = 'held', lease_until = excluded.lease_until,
          project_version = excluded.project_version, rubric_id = excluded.rubric_id,
          rubric_version = excluded.rubric_version, claimed_at = excluded.claimed_at
        returning a.id, a.task_id
      ), noted as (
        insert into gold_assignment (assignment_id, project_id, task_id, expert_id, use, given_at)
        select id, ${projectId}, task_id, ${expertId}, ${use}, ${now} from assigned
        on conflict (assignment_id) do nothing
      )
      select id from assigned`.execute(transaction);
    return rows[0]?.id ?? null;
  });
  return assignmentId === null ? null : ownAssignment(database, { ...wanted, assignmentId });
}

async function nextItem(
  transaction: Transaction<Tables>,
  { settings }: Pick<ProjectAtWork, 'settings'>,
  given: { projectId: string; expertId: string; use: GoldUse; seed: string },
): Promise<string | null> {
  const { projectId, expertId, use, seed } = given;
  const order =
    use === 'onboarding'
      ? sql`g.made_at, g.task_id`
      : sql`md5(${seed}::text || ${expertId}::text || g.task_id)`;
  const { rows } = await sql<{ id: string; skills: string[] }>`
    select g.task_id as id, t.skills from gold_item g join task t on t.id = g.task_id
    where g.project_id = ${projectId} and g.use = ${use} and g.withdrawn_at is null
      and g.made_by <> ${expertId} and t.closed_at is null
      and not exists (select 1 from slot o
        where o.task_id = g.task_id and o.expert_id = ${expertId})
      and not exists (select 1 from task_exclusion x
        where x.task_id = g.task_id and x.expert_id = ${expertId})
    order by ${order}`.execute(transaction);
  const may = await mayJudge(transaction, settings, given);
  return rows.find(({ skills }) => may(skills))?.id ?? null;
}

/** Throws where another request of the same person was given something since the plan was read. */
async function takeTurn(
  transaction: Transaction<Tables>,
  { projectId, expertId }: Claim,
  turns: number,
  use: GoldUse,
): Promise<void> {
  const state = use === 'onboarding' ? 'onboarding' : null;
  const { rows } = await sql`
    insert into gold_standing as p (project_id, expert_id, turns, state)
    values (${projectId}, ${expertId}, 1, ${state})
    on conflict (project_id, expert_id) do update
      set turns = p.turns + 1, state = coalesce(${state}::text, p.state)
      where p.turns = ${turns}
    returning turns`.execute(transaction);
  if (rows.length === 0) throw new LookAgain('Another request took this turn');
}
