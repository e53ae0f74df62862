import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { releaseHeld } from '#server/queue/release-work.ts';
import { Refusal } from '#server/refusal.ts';

/**
 * Forgets who a person is: everything that names them or lets them in goes. Their work, their
 * signatures and the audit log stay under an id that then names nobody, so exports and chains
 * hold. Walls go too: they tell a former employer.
 */
export async function deletePerson(
  limbs: Pick<AppLimbs, 'database' | 'clock'>,
  given: { accountId: string; by: string },
): Promise<void> {
  const { database, clock } = limbs;
  const { accountId, by } = given;
  if (accountId === by) throw new Refusal('forbidden', 'Nobody deletes the account they use');
  await releaseHeld(limbs, accountId);
  await database.transaction().execute(async (transaction) => {
    // First what a submission of theirs may hold: it waits for nothing that is locked here.
    for (const table of ['membership', 'wall_task', 'wall'] as const) {
      await transaction.deleteFrom(table).where('account_id', '=', accountId).execute();
    }
    // Sessions, password, keys, second factor and links go with the account's row.
    const account = await transaction
      .deleteFrom('account')
      .where('id', '=', accountId)
      .returning(['email'])
      .executeTakeFirst();
    if (!account) throw new Refusal('not-found', 'There is no such account');
    await transaction.deleteFrom('invitation').where('email', '=', account.email).execute();
    await transaction
      .deleteFrom('sign_in_attempt')
      .where((where) =>
        where.or([
          where('subject', '=', `account ${account.email}`),
          where(
            'subject',
            'like',
            `pair ${account.email.replaceAll(/[\\%_]/g, String.raw`\$&`)} %`,
          ),
        ]),
      )
      .execute();
    await transaction
      .updateTable('member_profile')
      .set({ skills: [] })
      .where('account_id', '=', accountId)
      .execute();
    await appendAudit(transaction, {
      projectId: null,
      at: clock.now(),
      kind: 'person-deleted',
      actor: by,
      subject: accountId,
    });
  });
}
