import type { Kysely, Transaction } from 'kysely';
import { dayOf } from '#domain/pay/period.ts';
import { addActiveTime, uncounted } from '#server/pay/add-active-time.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import type { QueueLimbs } from './claim.ts';
import { ownAssignment, type AssignmentKey } from './own-assignment.ts';
import { leaseLost } from './renew-lease.ts';
import { slotOf } from './release-work.ts';
import { reopenSlots } from './reopen-slots.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Gives a task back with a reason; it is not offered to this expert again. At most as many in
 * 24 hours as the project allows. Skipping twice is skipping once.
 */
export async function skipWork(
  { database, clock }: QueueLimbs,
  key: AssignmentKey,
  given: {
    reason: string;
    comment?: string | undefined;
    activeSeconds?: number | undefined;
  },
): Promise<void> {
  const own = await ownAssignment(database, key);
  const now = clock.now();
  if (await isReturned(database, key.assignmentId)) {
    throw new Refusal('closed', 'Returned work is not skipped: change it, or dispute the return');
  }
  const { perDay, reasons } = own.settings.skip;
  if (!reasons.includes(given.reason)) {
    const errors = [{ place: 'body.reason', reason: 'Not one of the reasons of this project' }];
    throw new Refusal('invalid', 'Give one of the reasons that this project offers', { errors });
  }
  await database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('task_exclusion')
      .values({
        task_id: own.assignment.taskId,
        expert_id: key.expertId,
        project_id: key.projectId,
        kind: 'skip',
        reason: given.reason,
        comment: given.comment ?? null,
        at: now,
      })
      .onConflict((conflict) => conflict.columns(['task_id', 'expert_id']).doNothing())
      .returning('task_id')
      .execute();
    const isNew = added.length > 0;
    if (isNew && given.activeSeconds !== undefined) {
      const seconds = uncounted(key.assignmentId, given.activeSeconds);
      await addActiveTime(key.assignmentId, dayOf(now.getTime()), seconds).execute(transaction);
    }
    if (isNew && (await skipsOfOneDay(transaction, key, now)) > perDay) {
      throw new Refusal('too-many', `At most ${perDay} tasks a day can be skipped here`, {
        retryAfterSeconds: 3600,
      });
    }
    const reopened = await reopenSlots(transaction, key.projectId, [slotOf(own)], {
      state: 'released',
    });
    if (isNew && reopened.length === 0) throw leaseLost();
  });
}

async function isReturned(database: Kysely<Tables>, assignmentId: string): Promise<boolean> {
  const row = await database
    .selectFrom('review')
    .select('state')
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst();
  return row?.state === 'returned';
}

async function skipsOfOneDay(
  transaction: Transaction<Tables>,
  { projectId, expertId }: AssignmentKey,
  now: Date,
): Promise<number> {
  const { skips } = await transaction
    .selectFrom('task_exclusion')
    .select((select) => select.fn.countAll<number>().as('skips'))
    .where('project_id', '=', projectId)
    .where('expert_id', '=', expertId)
    .where('kind', '=', 'skip')
    .where('at', '>', new Date(now.getTime() - DAY_MS))
    .executeTakeFirstOrThrow();
  return Number(skips);
}
