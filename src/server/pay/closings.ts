import { sql, type Kysely } from 'kysely';
import { dayOf } from '#domain/pay/period.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

/** The last day that is paid out; null where nothing was closed yet. */
export async function closedTo(
  database: Kysely<Tables>,
  projectId: string,
): Promise<string | null> {
  const { last } = await database
    .selectFrom('pay_closing')
    .select((each) => each.fn.max('last_day').as('last'))
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow();
  return last ?? null;
}

/**
 * Closes everything up to a day that is over. Time is counted on the day of its arrival and a
 * correction on the day on which it is agreed to, so neither reaches back into it; a rate that
 * would is refused. What comes later lands in the period that is open then.
 */
export async function closePay(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; lastDay: string; by: string },
): Promise<void> {
  const { projectId, lastDay, by } = given;
  if (lastDay >= dayOf(clock.now().getTime())) {
    throw new Refusal('invalid', 'A period can be closed once its last day is over, in UTC', {
      errors: [{ place: 'body.lastDay', reason: 'Not over yet; name an earlier day' }],
    });
  }
  await database.transaction().execute(async (transaction) => {
    await lockPay(transaction, projectId);
    const before = await closedTo(transaction, projectId);
    if (before !== null && lastDay <= before) {
      throw new Refusal('duplicate', `Everything up to ${before} is closed already`);
    }
    await transaction
      .insertInto('pay_closing')
      .values({ project_id: projectId, last_day: lastDay, closed_by: by, closed_at: clock.now() })
      .execute();
    await appendAudit(transaction, {
      projectId,
      at: clock.now(),
      kind: 'pay-closed',
      actor: by,
      subject: projectId,
      detail: { to: lastDay },
    });
  });
}

/** Closings and rates come one after the other: neither slips in behind the other's check. */
export async function lockPay(transaction: Kysely<Tables>, projectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`pay ${projectId}`}))`.execute(transaction);
}

/** Throws where a change from this day on would reach into what is paid out. */
export async function requireOpen(
  transaction: Kysely<Tables>,
  projectId: string,
  fromDay: string,
): Promise<void> {
  const closed = await closedTo(transaction, projectId);
  if (closed !== null && fromDay <= closed) {
    throw new Refusal('invalid', `Everything up to ${closed} is paid out and stays as it is`, {
      errors: [{ place: 'body.fromDay', reason: `Name a day after ${closed}` }],
    });
  }
}
