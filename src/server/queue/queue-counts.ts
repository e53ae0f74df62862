import { sql, type Kysely } from 'kysely';
import { QUEUE_COUNT_LIMIT } from '#domain/queue/queue-count.ts';
import type { Tables } from '#server/database/tables.ts';

export type QueueCounts = {
  tasks: number;
  openForMe: number;
  heldByOthers: number;
  doneByMe: number;
};

/**
 * What the queue looks like for somebody who was given nothing. Each count stops just above
 * QUEUE_COUNT_LIMIT; nothing is open for him, or he would have been given it.
 */
export async function queueCounts(
  database: Kysely<Tables>,
  projectId: string,
  expertId: string,
): Promise<QueueCounts> {
  const most = QUEUE_COUNT_LIMIT + 1;
  const { rows } = await sql<QueueCounts>`
    select
      (select count(*) from (
         select 1 from task where project_id = ${projectId} limit ${most}) t)::int as tasks,
      0 as "openForMe",
      (select count(*) from (
         select 1 from slot s
         where s.project_id = ${projectId} and s.state = 'leased'
           and nullif((select o.n from slot o
             where o.task_id = s.task_id and o.expert_id = ${expertId} limit 1) is null, false)
             is not null
           and nullif((select 1 from task_exclusion x
             where x.task_id = s.task_id and x.expert_id = ${expertId} limit 1) is null, false)
             is not null
         limit ${most}) h)::int as "heldByOthers",
      (select count(*) from (
         select 1 from assignment
         where project_id = ${projectId} and expert_id = ${expertId} and state = 'submitted'
         limit ${most}) d)::int as "doneByMe"`.execute(database);
  return rows[0] ?? { tasks: 0, openForMe: 0, heldByOthers: 0, doneByMe: 0 };
}
