import { sql, type Transaction } from 'kysely';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { Tables } from '#server/database/tables.ts';
import { considerTask } from './consider-task.ts';

/**
 * Under a new rule: looks again at every open task that has answers and waits for none. This
 * costs what there are such tasks; a lead changes the rule seldom.
 */
export async function reconsiderTasks(
  transaction: Transaction<Tables>,
  given: { projectId: string; settings: ProjectSettings; now: Date },
): Promise<void> {
  if (!given.settings.anotherOpinion) return;
  const { rows } = await sql<{ id: string }>`
    select t.id from task t
    where t.project_id = ${given.projectId} and t.closed_at is null
      and exists (select 1 from slot s where s.task_id = t.id and s.state = 'done')
      and not exists (select 1 from slot s
        where s.task_id = t.id and s.state in ('open', 'leased'))
    order by t.created_at, t.id`.execute(transaction);
  for (const { id } of rows) await considerTask(transaction, { ...given, taskId: id });
}
