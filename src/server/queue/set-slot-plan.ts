import { sql, type Transaction } from 'kysely';
import { skillKey } from '#domain/queue/skill-key.ts';
import { slotsAtFirst, type SlotPlan } from '#domain/queue/slot-plan.ts';
import type { Tables } from '#server/database/tables.ts';
import { LAST_ORDINARY_SLOT } from '#server/gold/gold-slot.ts';
import { lockLanes } from './lock-lanes.ts';

const AT_ONCE = 5000;

/**
 * Gives every open task of a project as many slots as its new plan begins with: missing ones are
 * opened, open ones too many are closed: those with the lowest places, since everybody who may
 * take the task has the highest one before him. Leased and done ones stay, so a task that has
 * more annotations already keeps them. Open slots change to the lanes of the new plan.
 */
export async function setSlotPlan(
  transaction: Transaction<Tables>,
  projectId: string,
  plan: SlotPlan,
): Promise<void> {
  const lanes = await transaction
    .selectFrom('queue_lane')
    .select(['priority', 'skills'])
    .where('project_id', '=', projectId)
    .execute();
  const wanted = await transaction
    .selectFrom('task')
    .select(['priority', 'skills'])
    .distinct()
    .where('project_id', '=', projectId)
    .where('closed_at', 'is', null)
    .execute();
  await lockLanes(transaction, projectId, [
    ...lanes,
    ...wanted.map(({ priority, skills }) => ({ priority, skills: keyOf(plan, skills) })),
  ]);
  await sql`create temporary table slot_plan
    (task_id text primary key, skills text not null, slots int not null)
    on commit drop`.execute(transaction);
  await planTasks(transaction, projectId, plan);
  await sql`
    update slot s set state = 'closed'
    from (
      select slot.task_id, n, slots, row_number() over (
        partition by slot.task_id order by (state = 'open'), place desc) as rank
      from slot join slot_plan on slot_plan.task_id = slot.task_id
      where state <> 'closed' and n <= ${LAST_ORDINARY_SLOT}
    ) ranked
    where s.task_id = ranked.task_id and s.n = ranked.n and s.state = 'open'
      and ranked.rank > ranked.slots`.execute(transaction);
  const moved = await sql`
    update slot s set skills = p.skills from slot_plan p
    where s.task_id = p.task_id and s.skills <> p.skills and s.state <> 'closed'
    returning s.n`.execute(transaction);
  await sql`
    insert into slot (task_id, n, project_id, priority, skills)
    select t.id, have.highest + extra, ${projectId}, t.priority, p.skills
    from slot_plan p
      join task t on t.id = p.task_id
      cross join lateral (
        select count(*) filter (where s.state <> 'closed') as live, coalesce(max(s.n), 0) as highest
        from slot s where s.task_id = t.id and s.n <= ${LAST_ORDINARY_SLOT}
      ) have
      cross join lateral generate_series(1, p.slots - have.live::int) extra
    order by t.created_at, t.id, extra`.execute(transaction);
  await sql`
    delete from opinion_offer o using slot s
    where o.project_id = ${projectId} and s.task_id = o.task_id and s.n = o.n
      and s.state <> 'open'`.execute(transaction);
  if (moved.rows.length === 0) return;
  // Slots that changed their lane keep their places, which its head and cursors may have passed.
  await sql`update queue_lane set head = 0 where project_id = ${projectId}`.execute(transaction);
  await sql`delete from queue_cursor where project_id = ${projectId}`.execute(transaction);
}

/** What each open task begins with; who keeps the fixed overlap is not decided in SQL. */
async function planTasks(
  transaction: Transaction<Tables>,
  projectId: string,
  plan: SlotPlan,
): Promise<void> {
  for (let after = ''; ;) {
    const tasks = await transaction
      .selectFrom('task')
      .select(['id', 'skills'])
      .where('project_id', '=', projectId)
      .where('closed_at', 'is', null)
      .where(isOrdinary)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    const last = tasks.at(-1);
    if (!last) return;
    after = last.id;
    const ids = tasks.map(({ id }) => id).join(',');
    const counts = tasks.map(({ id }) => slotsAtFirst(plan, projectId, id)).join(',');
    const keys = tasks.map(({ skills }) => `=${keyOf(plan, skills)}`).join('\n');
    await sql`
      insert into slot_plan
      select given.task_id, substr(given.skills, 2), given.slots
      from unnest(string_to_array(${ids}::text, ','),
               string_to_array(${counts}::text, ',')::int[],
               string_to_array(${keys}::text, chr(10))) as given (task_id, slots, skills)`.execute(
      transaction,
    );
  }
}

/** Gold items have no ordinary slots. */
const isOrdinary = sql<boolean>`not exists (select 1 from gold_item g
  where g.task_id = task.id and g.withdrawn_at is null)`;

function keyOf(plan: SlotPlan, skills: readonly string[]): string {
  return plan.skillsRequired ? skillKey(skills) : '';
}
