import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import type { OwnAssignment } from './own-assignment.ts';
import { leaseEnd } from './project-at-work.ts';

/**
 * Holds what is held already for longer, as current or next. The slot must still be leased at
 * this assignment's epoch: a lease that ended unnoticed goes on, one whose slot changed hands
 * does not. Answers the assignment as it then is, or null where the slot was lost. Throws 23505
 * where another one is held for the same purpose.
 */
export async function hold(
  database: Kysely<Tables>,
  own: OwnAssignment,
  purpose: 'current' | 'next',
  now: Date,
): Promise<OwnAssignment | null> {
  const { assignment, slotN, settings } = own;
  const until = leaseEnd(settings, purpose, now);
  const { rows } = await sql`
    with kept as (
      update slot set lease_until = ${until}
      where task_id = ${assignment.taskId} and n = ${slotN} and epoch = ${assignment.epoch}
        and state = 'leased' and expert_id = ${own.expertId}
      returning task_id
    )
    update assignment a set lease_until = ${until}, purpose = ${purpose}
    from kept
    where a.id = ${assignment.id} and a.state = 'held' and a.epoch = ${assignment.epoch}
    returning a.id`.execute(database);
  if (rows.length === 0) return null;
  return { ...own, assignment: { ...assignment, purpose, leaseUntil: until.toISOString() } };
}
