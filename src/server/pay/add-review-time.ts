import { sql, type Kysely, type Transaction } from 'kysely';
import { dayOf } from '#domain/pay/period.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

/**
 * Counts what a sitting came to, as its device says, on the day of its arrival. Only what is more
 * than before is added: sent again, late or out of order, it is counted once.
 */
export async function addReviewTime(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  given: {
    projectId: string;
    taskId: string;
    accountId: string;
    sittingId: string;
    seconds: number;
  },
): Promise<void> {
  const { projectId, taskId, accountId, sittingId, seconds } = given;
  const day = dayOf(clock.now().getTime());
  await requireReviewable(database, given);
  await database.transaction().execute(async (transaction) => {
    await lockSitting(transaction, `${accountId} ${sittingId}`);
    await sql`
      insert into review_time as t (account_id, task_id, sitting_id, day, project_id, seconds)
      select ${accountId}, ${taskId}, ${sittingId}, ${day}, ${projectId}, more.seconds
      from (select ${seconds}::float8 - coalesce(sum(seconds), 0) as seconds from review_time
        where account_id = ${accountId} and task_id = ${taskId} and sitting_id = ${sittingId}) more
      where more.seconds > 0
      on conflict (account_id, task_id, sitting_id, day)
        do update set seconds = t.seconds + excluded.seconds`.execute(transaction);
  });
}

/** Two reports of one sitting at the same time would both add the same difference. */
async function lockSitting(transaction: Transaction<Tables>, sitting: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`sitting ${sitting}`}))`.execute(transaction);
}

/** Nobody is paid for looking at what nobody else submitted. */
async function requireReviewable(
  database: Kysely<Tables>,
  { projectId, taskId, accountId }: { projectId: string; taskId: string; accountId: string },
): Promise<void> {
  const task = await database
    .selectFrom('task')
    .select((each) =>
      each
        .exists(
          each
            .selectFrom('review')
            .select('assignment_id')
            .whereRef('review.task_id', '=', 'task.id')
            .where('expert_id', '<>', accountId),
        )
        .as('submitted'),
    )
    .where('id', '=', taskId)
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  if (!task) throw new Refusal('not-found', 'There is no such task');
  if (!task.submitted) {
    throw new Refusal('invalid', 'Nobody else submitted anything for this task', {
      errors: [{ place: 'path.taskId', reason: 'There is nothing to review' }],
    });
  }
}
