import { sql, type Transaction } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import { LAST_ORDINARY_SLOT } from '#server/gold/gold-slot.ts';
import { Refusal } from '#server/refusal.ts';
import type { QueueLimbs } from './claim.ts';
import { hold } from './hold.ts';
import {
  heldAssignments,
  ownAssignment,
  type AssignmentKey,
  type OwnAssignment,
} from './own-assignment.ts';
import { leaseEnd } from './project-at-work.ts';
import { slotOf } from './release-work.ts';
import { leaseLost, workClosed } from './renew-lease.ts';
import { reopenSlots } from './reopen-slots.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/**
 * Makes a prefetched assignment the current one, or takes up a parked or released one where a
 * slot of its task is open, or work that a reviewer returned. What was current becomes the next; what was next, if it is neither,
 * goes back to the queue. Throws `lease-lost` where no slot is left.
 */
export async function makeCurrent(limbs: QueueLimbs, key: AssignmentKey): Promise<OwnAssignment> {
  const { database, clock } = limbs;
  await retryOnConflict(() =>
    database.transaction().execute(async (transaction) => {
      const own = await ownAssignment(transaction, key);
      if (own.isClosed) throw workClosed();
      if (own.assignment.state === 'submitted') {
        throw new Refusal('closed', 'This work has been submitted');
      }
      const now = clock.now();
      const { current, next } = await heldAssignments(transaction, key.projectId, key.expertId);
      const isHeld = own.assignment.state === 'held';
      if (current && current.assignment.id !== key.assignmentId) {
        if (next && next.assignment.id !== key.assignmentId) {
          const back = { state: 'by-draft' } as const;
          await reopenSlots(transaction, key.projectId, [slotOf(next)], back);
        }
        // For a moment neither is held, so that the two can change places.
        if (isHeld) await setState(transaction, key.assignmentId, 'parked');
        if (!(await hold(transaction, current, 'next', now))) {
          await setState(transaction, current.assignment.id, 'parked');
        }
        if (isHeld) await setState(transaction, key.assignmentId, 'held', 'current');
      }
      const held = isHeld && (await hold(transaction, own, 'current', now));
      if (!held && !(await retake(transaction, own, now))) throw leaseLost();
    }),
  );
  return ownAssignment(database, key);
}

async function setState(
  transaction: Transaction<Tables>,
  assignmentId: string,
  state: 'held' | 'parked',
  purpose?: 'current',
): Promise<void> {
  await transaction
    .updateTable('assignment')
    .set(purpose ? { state, purpose } : { state })
    .where('id', '=', assignmentId)
    .execute();
}

/** Takes any open slot of the assignment's own task, unless the task was skipped. */
async function retake(
  transaction: Transaction<Tables>,
  own: OwnAssignment,
  now: Date,
): Promise<boolean> {
  const { id, projectId, taskId } = own.assignment;
  const until = leaseEnd(own.settings, 'current', now);
  // Returned work is taken up under the settings and the rubric that it was judged under.
  const returned = own.assignment.state === 'returned';
  const { rows } = await sql`
    with pick as materialized (
      select s.task_id, s.n from slot s
      where s.task_id = ${taskId}
        and (s.state = 'open' and not ${returned} or s.state = 'done' and ${returned}
             and s.expert_id = ${own.expertId}
             or s.state = 'closed' and s.n = ${own.slotN} and s.n > ${LAST_ORDINARY_SLOT}
             and not ${returned})
        and (${returned} or not exists (select 1 from task_exclusion x
             where x.task_id = ${taskId} and x.expert_id = ${own.expertId}))
      order by s.n limit 1 for update skip locked
    ), taken as (
      update slot s set state = 'leased', expert_id = ${own.expertId}, epoch = s.epoch + 1,
        lease_until = ${until}
      from pick where s.task_id = pick.task_id and s.n = pick.n
      returning s.n, s.epoch
    )
    update assignment a set state = 'held', purpose = 'current', slot_n = taken.n,
      epoch = taken.epoch, lease_until = ${until}, claimed_at = ${now},
      project_version = case when ${returned} then a.project_version else project.version end,
      rubric_id = case when ${returned} then a.rubric_id else rubric.id end,
      rubric_version = case when ${returned} then a.rubric_version else rubric.version end
    from taken, project, task left join rubric on rubric.id = task.rubric_id
    where a.id = ${id} and project.id = ${projectId} and task.id = ${taskId}
    returning a.id`.execute(transaction);
  return rows.length === 1;
}
