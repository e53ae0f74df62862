import type { QueueLimbs } from './claim.ts';
import { ownAssignment, type AssignmentKey, type OwnAssignment } from './own-assignment.ts';
import { reopenSlots, type LeasedSlot } from './reopen-slots.ts';

/**
 * Gives a held task back; with a saved draft the assignment is parked, else released. One that
 * is not held any more is left as it is, so giving back twice does no harm.
 */
export async function releaseWork(
  { database }: Pick<QueueLimbs, 'database'>,
  key: AssignmentKey,
): Promise<void> {
  const own = await ownAssignment(database, key);
  if (own.assignment.state !== 'held') return;
  await database.transaction().execute(async (transaction) => {
    await reopenSlots(transaction, key.projectId, [slotOf(own)], { state: 'by-draft' });
  });
}

export function slotOf({ assignment, slotN }: OwnAssignment): LeasedSlot {
  return { taskId: assignment.taskId, n: slotN, epoch: assignment.epoch };
}

/** At sign-out: gives back everything that the account holds, in every project. */
export async function releaseHeld(
  { database }: Pick<QueueLimbs, 'database'>,
  accountId: string,
): Promise<void> {
  const held = await database
    .selectFrom('assignment')
    .select(['id', 'project_id'])
    .where('expert_id', '=', accountId)
    .where('state', '=', 'held')
    .execute();
  for (const { id, project_id } of held) {
    await releaseWork(
      { database },
      { projectId: project_id, assignmentId: id, expertId: accountId },
    );
  }
}
