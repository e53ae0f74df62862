import { sql } from 'kysely';
import type { AppLimbs } from '#server/app-limbs.ts';
import { reopenSlots } from './reopen-slots.ts';

/** Ended leases are looked for at most this often in one project. */
const SWEEP_EVERY_MS = 1000;
const AT_ONCE = 200;

type Expired = { task_id: string; n: number; epoch: number; lease_until: Date };

/**
 * Reopens slots whose lease has ended and parks their assignments; drafts stay. It is done by
 * whoever claims next, so no timer is needed; one claimer at a time does it and the others go
 * on. It looks only at leases that ended since the last look, because the index still holds
 * entries of all that ended before, until a vacuum. `everything` looks at all of them: before
 * the queue is called empty. Answers how many slots were reopened.
 */
export async function sweepExpired(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  projectId: string,
  extent: 'since-last' | 'everything',
): Promise<number> {
  const now = clock.now();
  const last = await database
    .selectFrom('queue_sweep')
    .select('until')
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  const due = !last || now.getTime() - last.until.getTime() >= SWEEP_EVERY_MS;
  if (!due && extent === 'since-last') return 0;

  return database.transaction().execute(async (transaction) => {
    if (!last) {
      await sql`insert into queue_sweep (project_id, until) values (${projectId}, 'epoch')
        on conflict do nothing`.execute(transaction);
    }
    const mine = await sql<{ until: Date }>`
      select until from queue_sweep where project_id = ${projectId}
      for update skip locked`.execute(transaction);
    const [row] = mine.rows;
    if (!row && extent === 'since-last') return 0;
    const from = extent === 'everything' || !row ? new Date(0) : row.until;
    const { rows } = await sql<Expired>`
      select task_id, n, epoch, lease_until from slot
      where project_id = ${projectId} and state = 'leased'
        and lease_until > ${from} and lease_until <= ${now}
      order by lease_until limit ${AT_ONCE}`.execute(transaction);
    const freed = await reopenSlots(
      transaction,
      projectId,
      rows.map((each) => ({ ...each, taskId: each.task_id })),
      { state: 'parked', endedBefore: now },
    );
    if (row && extent === 'since-last') {
      // After a full batch there may be more: the next look starts at its last lease.
      const until = rows.length < AT_ONCE ? now : before(rows.at(-1)?.lease_until ?? now);
      await transaction
        .updateTable('queue_sweep')
        .set({ until })
        .where('project_id', '=', projectId)
        .execute();
    }
    return freed.length;
  });
}

/** One millisecond earlier: other leases may end in the same moment. */
function before(moment: Date): Date {
  return new Date(moment.getTime() - 1);
}
