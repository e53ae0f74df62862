import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { tellOnboarding } from './tell-onboarding.ts';
import { requireMember } from '#server/people/set-roles.ts';

/** What a lead decides about a person stands, whatever their results come to later. */
export async function decideStanding(
  { database, clock, ids }: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  given: {
    projectId: string;
    accountId: string;
    state: 'passed' | 'failed';
    note: string;
    by: string;
  },
): Promise<void> {
  const { projectId, accountId, state, note, by } = given;
  const at = clock.now();
  await database.transaction().execute(async (transaction) => {
    await requireMember(transaction, projectId, accountId);
    const decided = { state, note, decided_by: by, decided_at: at };
    await transaction
      .insertInto('gold_standing')
      .values({ project_id: projectId, expert_id: accountId, ...decided })
      .onConflict((conflict) => conflict.columns(['project_id', 'expert_id']).doUpdateSet(decided))
      .execute();
    await tellOnboarding(
      { database: transaction, ids },
      { projectId, expertId: accountId },
      { state, reason: note || 'A lead decided so', from: by, at },
    );
    await appendAudit(transaction, {
      projectId,
      at,
      kind: 'gold-standing',
      actor: by,
      subject: accountId,
      detail: { state },
    });
  });
}
