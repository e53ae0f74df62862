import { sql, type Transaction } from 'kysely';
import { skillKey } from '#domain/queue/skill-key.ts';
import { slotsAtFirst, type SlotPlan } from '#domain/queue/slot-plan.ts';
import type { Tables } from '#server/database/tables.ts';
import { lockLanes } from './lock-lanes.ts';

export type OpenedTask = { id: string; priority: number; skills?: readonly string[] };

/**
 * Opens the slots of tasks that were just inserted, in their order, as many for each as the plan
 * begins with. Call it last in the transaction that inserts them, since it holds their lanes
 * until the commit.
 */
export async function openSlots(
  transaction: Transaction<Tables>,
  projectId: string,
  tasks: readonly OpenedTask[],
  plan: SlotPlan,
): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map(({ id, priority, skills = [] }) => ({
    id,
    priority,
    skills: plan.skillsRequired ? skillKey(skills) : '',
    slots: slotsAtFirst(plan, projectId, id),
  }));
  await lockLanes(transaction, projectId, rows);
  // Joined, because drivers escape an array element by element: ids and numbers hold no comma,
  // keys of skills no line break. Marked, because an empty text falls apart into no key at all.
  const ids = rows.map((each) => each.id).join(',');
  const priorities = rows.map((each) => each.priority).join(',');
  const counts = rows.map((each) => each.slots).join(',');
  const skills = rows.map((each) => `=${each.skills}`).join('\n');
  await sql`
    insert into slot (task_id, n, project_id, priority, skills)
    select given.task_id, n, ${projectId}, given.priority, substr(given.skills, 2)
    from unnest(string_to_array(${ids}::text, ','),
             string_to_array(${priorities}::text, ',')::int[],
             string_to_array(${counts}::text, ',')::int[],
             string_to_array(${skills}::text, chr(10))) with ordinality
           as given (task_id, priority, slots, skills, line)
      cross join lateral generate_series(1, given.slots) n
    order by given.line, n`.execute(transaction);
}
