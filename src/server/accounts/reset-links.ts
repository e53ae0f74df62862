import type { AppLimbs } from '#server/app-limbs.ts';
import type { Account } from '#contract/session/session.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { Refusal } from '#server/refusal.ts';
import { passwordHash, setPassword } from './passwords.ts';
import { newSecret, secretHash } from './secret-token.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;
const HOURS = 24;

/** Makes the link's token; an earlier one of the account no longer works. */
export async function makeResetToken(
  { database, clock, ids }: Limbs,
  given: { projectId: string; accountId: string; by: Account },
): Promise<{ token: string; expiresAt: string }> {
  const { token, hash } = await newSecret(ids);
  const now = clock.now();
  const expires = new Date(now.getTime() + HOURS * 60 * 60_000);
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('reset_link').where('account_id', '=', given.accountId).execute();
    await transaction
      .insertInto('reset_link')
      .values({ token_hash: hash, account_id: given.accountId, expires_at: expires })
      .execute();
    await appendAudit(transaction, {
      projectId: given.projectId,
      at: now,
      kind: 'reset-link-made',
      actor: given.by.id,
      subject: given.accountId,
    });
  });
  return { token, expiresAt: expires.toISOString() };
}

/**
 * Refuses a lead who would take over more than they have: the owner of the installation, and
 * whoever belongs to a project that this lead does not lead.
 */
export async function refuseTakeover(
  { database }: Pick<Limbs, 'database'>,
  by: Account,
  accountId: string,
): Promise<void> {
  if (by.isOwner) return;
  const target = await database
    .selectFrom('account')
    .select('is_owner')
    .where('id', '=', accountId)
    .executeTakeFirst();
  const led = database
    .selectFrom('membership')
    .select('project_id')
    .where('account_id', '=', by.id)
    .where('role', '=', 'lead');
  const beyond = await database
    .selectFrom('membership')
    .select('project_id')
    .where('account_id', '=', accountId)
    .where('project_id', 'not in', led)
    .limit(1)
    .executeTakeFirst();
  if (target?.is_owner !== false || beyond) {
    throw new Refusal(
      'forbidden',
      'This account reaches beyond your projects: the owner of the installation makes its link',
    );
  }
}

/** Sets the password and ends every session. Throws `forbidden` where the token is no good. */
export async function redeemResetToken(
  { database, clock, ids }: Limbs,
  token: string,
  password: string,
): Promise<void> {
  const token_hash = await secretHash(token);
  const now = clock.now();
  const hash = await passwordHash(password);
  await database.transaction().execute(async (transaction) => {
    const link = await transaction
      .deleteFrom('reset_link')
      .where('token_hash', '=', token_hash)
      .where('expires_at', '>', now)
      .returning('account_id')
      .executeTakeFirst();
    if (!link) {
      throw new Refusal('forbidden', 'This link was used or has expired; ask for another');
    }
    await setPassword(transaction, ids, link.account_id, hash);
    await transaction.deleteFrom('session').where('account_id', '=', link.account_id).execute();
    await appendAudit(transaction, {
      projectId: null,
      at: now,
      kind: 'password-changed',
      actor: null,
      subject: link.account_id,
      detail: { by: 'link' },
    });
  });
}
