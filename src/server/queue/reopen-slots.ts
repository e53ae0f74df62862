import { sql, type Transaction } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import type { Lane } from './lane.ts';
import { LAST_ORDINARY_SLOT } from '#server/gold/gold-slot.ts';
import { lockLanes } from './lock-lanes.ts';

export type LeasedSlot = { taskId: string; n: number; epoch: number };

/**
 * Gives leased slots back to the queue, each under a new place, if they are still leased at the
 * given epoch. Their assignments leave `held` as `state` says. Answers the tasks whose slots were
 * reopened.
 *
 * A slot whose holder had taken his own work back for a changed rubric goes back to *done*: his
 * answers stand, and nobody else is asked.
 *
 * Work that a reviewer returned goes back to nobody but its expert: its slot is done again, and
 * its assignment waits as `returned`.
 *
 * A gold item's slot is closed instead: it was made for one expert, and the queue must not offer
 * the item as ordinary work. Its expert may take it up again.
 *
 * Other open slots of the same task may lie behind the former holder's cursor, which passed them
 * while the task was his. He needs none of them: whoever is past such a slot was so as a holder
 * and has put one of his own behind everybody, and whoever is not past it takes it first.
 */
export async function reopenSlots(
  transaction: Transaction<Tables>,
  projectId: string,
  slots: readonly LeasedSlot[],
  leaving: { state: 'parked' | 'released' | 'by-draft'; endedBefore?: Date },
): Promise<string[]> {
  if (slots.length === 0) return [];
  const tasks = slots.map((each) => each.taskId);
  const numbers = slots.map((each) => each.n);
  const lanes = await sql<Lane>`
    select distinct s.priority, s.skills
    from unnest(${tasks}::text[], ${numbers}::int[]) as u (task_id, n)
      join slot s on s.task_id = u.task_id and s.n = u.n`.execute(transaction);
  await lockLanes(transaction, projectId, lanes.rows);
  const epochs = slots.map((each) => each.epoch);
  const endedBefore = leaving.endedBefore ?? null;
  const { rows } = await sql<{ task_id: string }>`
    with given as (
      select u.*, exists (
          select 1 from assignment a join review r on r.assignment_id = a.id
          where a.task_id = u.task_id and a.slot_n = u.n and a.epoch = u.epoch
            and r.state = 'returned') as returned
      from unnest(${tasks}::text[], ${numbers}::int[], ${epochs}::int[]) as u (task_id, n, epoch)
    ), regraded as (
      update slot s
      set state = 'done', lease_until = null
      from given g, regrade r
      where s.task_id = g.task_id and s.n = g.n and s.epoch = g.epoch and s.state = 'leased'
        and (${endedBefore}::timestamptz is null or s.lease_until <= ${endedBefore}::timestamptz)
        and r.task_id = s.task_id and r.annotator_id = s.expert_id and r.state = 'open'
        and r.taken_epoch = s.epoch
      returning s.task_id, s.n, s.epoch
    ), handed_back as (
      update assignment a set state = 'submitted'
      from regraded f
      where a.task_id = f.task_id and a.slot_n = f.n and a.epoch = f.epoch and a.state = 'held'
    ), freed as (
      update slot s
      set state = case when g.returned then 'done'
          when s.n > ${LAST_ORDINARY_SLOT} or exists (select 1 from gold_item i
            where i.task_id = s.task_id and i.withdrawn_at is null) then 'closed'
          else 'open' end,
        expert_id = case when g.returned then s.expert_id end,
        lease_until = null, place = nextval('slot_place')
      from given g
      where s.task_id = g.task_id and s.n = g.n and s.epoch = g.epoch and s.state = 'leased'
        and (${endedBefore}::timestamptz is null or s.lease_until <= ${endedBefore}::timestamptz)
        and not exists (select 1 from regrade r
          where r.task_id = s.task_id and r.annotator_id = s.expert_id and r.state = 'open'
            and r.taken_epoch = s.epoch)
      returning s.task_id, s.n, s.epoch, g.returned
    ), departed as (
      update assignment a
      set state = case
        when f.returned then 'returned'
        when ${leaving.state} <> 'by-draft' then ${leaving.state}
        when exists (select 1 from draft d where d.assignment_id = a.id and d.revision > 0)
          then 'parked'
        else 'released' end
      from freed f
      where a.task_id = f.task_id and a.slot_n = f.n and a.epoch = f.epoch and a.state = 'held'
    )
    select task_id from freed where not returned
      union all select task_id from regraded`.execute(transaction);
  return rows.map((each) => each.task_id);
}
