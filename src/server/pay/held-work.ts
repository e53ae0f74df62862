import { sql, type Transaction } from 'kysely';
import type { CorrectedWork } from '#domain/pay/pay-statement.ts';
import { dayOf } from '#domain/pay/period.ts';
import type { Tables } from '#server/database/tables.ts';

/** The work that a correction names: a held task, or what somebody reviewed of a task. */
export type NamedWork = { assignmentId: string } | { taskId: string; accountId: string };

/** Work whose time is to be corrected, and how it stands with it. */
export type HeldWork = {
  work: CorrectedWork;
  assignmentId: string | null;
  taskId: string;
  /** Whose time it is. */
  personId: string;
  recorded: number;
  /** What agreed corrections add to it already. */
  corrected: number;
  /** The day on which a correction counts: the last one with time. */
  day: string;
  /** A correction of it waits for its answer. */
  open: boolean;
};

/** Locked until the transaction ends: corrections of the same work wait for each other. */
export async function holdWork(
  transaction: Transaction<Tables>,
  projectId: string,
  named: NamedWork,
): Promise<HeldWork | null> {
  return 'assignmentId' in named
    ? holdGraded(transaction, projectId, named.assignmentId)
    : holdReviewed(transaction, projectId, named);
}

async function holdGraded(
  transaction: Transaction<Tables>,
  projectId: string,
  assignmentId: string,
): Promise<HeldWork | null> {
  const held = await transaction
    .selectFrom('assignment')
    .select(['claimed_at', 'expert_id', 'task_id'])
    .where('id', '=', assignmentId)
    .where('project_id', '=', projectId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return null;
  const { rows } = await sql<Counted>`
    select coalesce(sum(seconds), 0)::float8 as recorded, max(day) as day,
      (select coalesce(sum(seconds), 0)::float8 from time_correction
        where assignment_id = ${assignmentId} and outcome = 'agreed') as corrected,
      exists (select from time_correction
        where assignment_id = ${assignmentId} and outcome is null) as open
    from active_day where assignment_id = ${assignmentId}`.execute(transaction);
  const counted = theOnly(rows);
  return {
    ...counted,
    work: 'graded',
    assignmentId,
    taskId: held.task_id,
    personId: held.expert_id,
    day: counted.day ?? dayOf(held.claimed_at.getTime()),
  };
}

async function holdReviewed(
  transaction: Transaction<Tables>,
  projectId: string,
  { taskId, accountId }: { taskId: string; accountId: string },
): Promise<HeldWork | null> {
  const lock = `review time of ${accountId} on ${taskId}`;
  await sql`select pg_advisory_xact_lock(hashtext(${lock}))`.execute(transaction);
  const { rows } = await sql<Counted>`
    select coalesce(sum(seconds), 0)::float8 as recorded, max(day) as day,
      (select coalesce(sum(seconds), 0)::float8 from time_correction
        where work = 'reviewed' and task_id = ${taskId} and expert_id = ${accountId}
          and outcome = 'agreed') as corrected,
      exists (select from time_correction
        where work = 'reviewed' and task_id = ${taskId} and expert_id = ${accountId}
          and outcome is null) as open
    from review_time where project_id = ${projectId} and task_id = ${taskId}
      and account_id = ${accountId}`.execute(transaction);
  const { day, ...counted } = theOnly(rows);
  if (day === null) return null;
  return { ...counted, work: 'reviewed', assignmentId: null, taskId, personId: accountId, day };
}

type Counted = Pick<HeldWork, 'recorded' | 'corrected' | 'open'> & { day: string | null };

function theOnly(rows: readonly Counted[]): Counted {
  const [row] = rows;
  if (!row) throw new Error('An aggregate without a row');
  return row;
}
