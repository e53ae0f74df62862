import type { AnswerOf } from '#contract/endpoint.ts';
import type { getAccount } from '#contract/accounts/get-account.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { Refusal } from '#server/refusal.ts';
import { canSignInByPassword, hasPassword, passwordHash, setPassword } from './passwords.ts';
import { hasSecondFactor } from './second-factor.ts';
import { sessionToken, storedToken } from './session-token.ts';
import { note } from './sign-in-checked.ts';

/** Where an account is signed in, newest first. Tokens are nowhere but in the browsers. */
export async function ownAccount(
  { database, clock, secret }: Pick<AppLimbs, 'database' | 'clock' | 'secret'>,
  accountId: string,
  request: Request,
): Promise<AnswerOf<typeof getAccount>> {
  const rows = await database
    .selectFrom('session')
    .select(['id', 'token', 'user_agent', 'created_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', clock.now())
    .orderBy('created_at', 'desc')
    .execute();
  const token = await ownToken(request, secret);
  return {
    hasPassword: await canSignInByPassword(database, accountId),
    secondFactor: await hasSecondFactor(database, accountId),
    sessions: rows.map((row) => ({
      id: row.id,
      isThis: row.token === token,
      device: row.user_agent,
      since: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
  };
}

/** How the session that asks stands in the table; empty for programs, which have none. */
async function ownToken(request: Request, secret: string): Promise<string> {
  const token = sessionToken(request, secret);
  return token === null ? '' : storedToken(token);
}

export async function revokeSession(
  limbs: Pick<AppLimbs, 'database' | 'clock'>,
  accountId: string,
  sessionId: string,
): Promise<void> {
  const gone = await limbs.database
    .deleteFrom('session')
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Refusal('not-found', 'There is no such session');
  await note(limbs, 'session-revoked', accountId);
}

/** Changes a password; every session but the one that asks ends. */
export async function changePassword(
  { database, clock, ids, secret }: Pick<AppLimbs, 'database' | 'clock' | 'ids' | 'secret'>,
  accountId: string,
  request: Request,
  given: { current: string; next: string },
): Promise<void> {
  if (!(await hasPassword(database, accountId, given.current))) {
    throw new Refusal('forbidden', 'The current password does not fit');
  }
  const hash = await passwordHash(given.next);
  const own = await ownToken(request, secret);
  await database.transaction().execute(async (transaction) => {
    await setPassword(transaction, ids, accountId, hash);
    await transaction
      .deleteFrom('session')
      .where('account_id', '=', accountId)
      .where('token', '<>', own)
      .execute();
    await appendAudit(transaction, {
      projectId: null,
      at: clock.now(),
      kind: 'password-changed',
      actor: accountId,
      subject: accountId,
    });
  });
}
