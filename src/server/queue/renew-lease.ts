import type { Assignment } from '#domain/queue/assignment.ts';
import { Refusal } from '#server/refusal.ts';
import type { QueueLimbs } from './claim.ts';
import { hold } from './hold.ts';
import { ownAssignment, type AssignmentKey } from './own-assignment.ts';

export const leaseLost = () =>
  new Refusal(
    'lease-lost',
    'The time for this task ran out and it is no longer yours; your text is kept',
  );

export const workClosed = () =>
  new Refusal('closed', 'This task no longer takes work; your text is kept');

/** Holds an assignment for another whole lease, counted by the server's clock. */
export async function renewLease(limbs: QueueLimbs, key: AssignmentKey): Promise<Assignment> {
  const own = await ownAssignment(limbs.database, key);
  if (own.isClosed) throw workClosed();
  const held = await hold(limbs.database, own, own.assignment.purpose, limbs.clock.now());
  if (!held) throw leaseLost();
  return held.assignment;
}
