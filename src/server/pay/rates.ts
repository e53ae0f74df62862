import type { Kysely } from 'kysely';
import type { PayRate, SetRate } from '#domain/pay/pay-rate.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { requireMember } from '#server/people/set-roles.ts';
import { lockPay, requireOpen } from './closings.ts';

/** All rates of a project in the order in which they were set. */
export async function ratesOf(database: Kysely<Tables>, projectId: string): Promise<SetRate[]> {
  const rows = await database
    .selectFrom('pay_rate')
    .leftJoin('account', 'account.id', 'pay_rate.set_by')
    .select(['account_id', 'per_hour_minor', 'currency', 'from_day', 'set_at', 'account.name'])
    .where('project_id', '=', projectId)
    .orderBy('n')
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    perHourMinor: row.per_hour_minor,
    currency: row.currency,
    fromDay: row.from_day,
    setBy: row.name,
    setAt: row.set_at.toISOString(),
  }));
}

/** Adds a rate; those that held before are kept. The log says that, not how much. */
export async function setPayRate(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; by: string; rate: PayRate },
): Promise<void> {
  const { projectId, by, rate } = given;
  await database.transaction().execute(async (transaction) => {
    await lockPay(transaction, projectId);
    await requireOpen(transaction, projectId, rate.fromDay);
    if (rate.accountId !== null) await requireMember(transaction, projectId, rate.accountId);
    await transaction
      .insertInto('pay_rate')
      .values({
        project_id: projectId,
        account_id: rate.accountId,
        per_hour_minor: rate.perHourMinor,
        currency: rate.currency,
        from_day: rate.fromDay,
        set_by: by,
        set_at: clock.now(),
      })
      .execute();
    await appendAudit(transaction, {
      projectId,
      at: clock.now(),
      kind: 'rate-set',
      actor: by,
      subject: rate.accountId,
      detail: { from: rate.fromDay },
    });
  });
}
