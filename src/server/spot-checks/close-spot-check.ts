import type { Transaction } from 'kysely';
import type { SpotCheck } from '#contract/quality/spot-check.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { checkRow, oneSpotCheck, reportOf, type CheckRow } from './load-spot-checks.ts';

/** A lead ends a check before it is decided; it stays in the list, with the reason. */
export async function closeSpotCheck(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; checkId: string; reason: string; by: string },
): Promise<SpotCheck> {
  const { projectId, checkId, reason, by } = given;
  await database.transaction().execute(async (transaction) => {
    const check = await checkRow(transaction, projectId, checkId);
    if (!(await end(transaction, check, { reason, by, now: clock.now() }))) {
      throw new Refusal('closed', 'This check has ended already; nothing was changed');
    }
  });
  return oneSpotCheck(database, projectId, checkId);
}

/** Ends a check as soon as its plan says so. To be called after each regrade. */
export async function closeIfDecided(
  transaction: Transaction<Tables>,
  check: CheckRow,
  now: Date,
): Promise<void> {
  const { verdict, regraded, drawn } = await reportOf(transaction, check);
  const isOver =
    regraded === drawn || (check.claim.mode === 'sequential' && verdict !== 'undecided');
  if (isOver) await end(transaction, check, { reason: 'decided', by: null, now });
}

async function end(
  transaction: Transaction<Tables>,
  check: CheckRow,
  { reason, by, now }: { reason: string; by: string | null; now: Date },
): Promise<boolean> {
  const ended = await transaction
    .updateTable('spot_check')
    .set({ closed_at: now, closed_by: by, closed_reason: reason })
    .where('id', '=', check.id)
    .where('closed_at', 'is', null)
    .returning('id')
    .execute();
  if (ended.length === 0) return false;
  await appendAudit(transaction, {
    projectId: check.project_id,
    at: now,
    kind: 'spot-check-closed',
    actor: by,
    subject: check.id,
    // The reason in words may name somebody; it stays with the check.
    detail: { n: check.n, decided: by === null },
  });
  return true;
}
