import type { Transaction } from 'kysely';
import type { Tables } from '#server/database/tables.ts';

/**
 * Takes a task out of work: its open and leased slots are closed, held assignments are parked
 * with their drafts, what was submitted stays.
 */
export async function closeTask(
  transaction: Transaction<Tables>,
  taskId: string,
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('slot')
    .set({ state: 'closed', expert_id: null, lease_until: null })
    .where('task_id', '=', taskId)
    .where('state', 'in', ['open', 'leased'])
    .execute();
  await transaction.deleteFrom('opinion_offer').where('task_id', '=', taskId).execute();
  await transaction
    .updateTable('assignment')
    .set({ state: 'parked' })
    .where('task_id', '=', taskId)
    .where('state', '=', 'held')
    .execute();
  await transaction
    .updateTable('task')
    .set({ closed_at: now })
    .where('id', '=', taskId)
    .where('closed_at', 'is', null)
    .execute();
}
