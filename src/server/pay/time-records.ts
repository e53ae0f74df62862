import { sql, type Kysely } from 'kysely';
import { paidWork, type TimeRecord } from '#domain/pay/pay-statement.ts';
import type { Period } from '#domain/pay/period.ts';
import type { Tables } from '#server/database/tables.ts';

type Row = Omit<TimeRecord, 'work'> & { accountId: string; work: string };
export type PersonalTime = TimeRecord & { accountId: string };

/**
 * Active time of a period by person, task and day, oldest first: held tasks, blind grades of
 * reviewers, their other work, and regrades. `accountId` narrows it to one person.
 */
export async function timeRecords(
  database: Kysely<Tables>,
  projectId: string,
  { from, to }: Period,
  accountId: string | null,
): Promise<PersonalTime[]> {
  const { rows } = await sql<Row>`
    with counted as (
      select 'graded' as work, a.id as assignment_id, a.task_id, a.expert_id as account_id,
        t.day, t.seconds,
        exists (select from annotation n where n.assignment_id = a.id) as submitted
      from active_day t join assignment a on a.id = t.assignment_id
      where a.project_id = ${projectId}
      union all
      select 'graded-blind', b.assignment_id, a.task_id, b.reviewer_id,
        to_char(b.unveiled_at at time zone 'UTC', 'YYYY-MM-DD'), b.active_seconds, true
      from review_blind b join assignment a on a.id = b.assignment_id
      where a.project_id = ${projectId}
      union all
      select 'reviewed', null, task_id, account_id, day, sum(seconds), true
      from review_time where project_id = ${projectId} group by task_id, account_id, day
      union all
      select 'regraded', n.assignment_id, i.task_id, i.regrader_id,
        to_char(i.regraded_at at time zone 'UTC', 'YYYY-MM-DD'), i.active_seconds, true
      from spot_check_item i join spot_check c on c.id = i.check_id
        join annotation n on n.id = i.annotation_id
      where c.project_id = ${projectId} and i.regraded_at is not null
    )
    select work, assignment_id as "assignmentId", task_id as "taskId", title as "taskTitle",
      account_id as "accountId", day, seconds, submitted
    from counted join task on task.id = counted.task_id
    where day between ${from} and ${to} and seconds > 0
      and (${accountId}::text is null or account_id = ${accountId}::text)
    order by day, title, assignment_id, work`.execute(database);
  return rows.map((row) => ({ ...row, work: paidWork.parse(row.work) }));
}
