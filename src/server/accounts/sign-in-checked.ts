import type { Account } from '#contract/session/session.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { Refusal } from '#server/refusal.ts';
import { hasPassword } from './passwords.ts';
import { hasSecondFactor, spendCode } from './second-factor.ts';
import { throttleSignIn } from './throttle-sign-in.ts';

export type Credentials = { email: string; password: string; code?: string | undefined };

/**
 * Signs in with password and, where the account has one, second factor; no session exists
 * before both are right. Counts attempts, and writes both outcomes down. Throws `signed-out`,
 * `code-needed` and `too-many`.
 */
export async function signInChecked(
  limbs: AppLimbs,
  request: Request,
  { email, password, code }: Credentials,
): Promise<{ account: Account; headers: Headers }> {
  const forget = await throttleSignIn(limbs, request, email);
  const found = await limbs.database
    .selectFrom('account')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst();
  if (found && (await hasSecondFactor(limbs.database, found.id))) {
    const isRight = await hasPassword(limbs.database, found.id, password);
    if (isRight && code === undefined) {
      await forget();
      throw new Refusal('code-needed', 'Type the code of your authenticator app');
    }
    if (!isRight || !(await spendCode(limbs, found.id, code ?? ''))) {
      await note(limbs, 'sign-in-refused', found.id);
      throw isRight
        ? new Refusal('code-needed', 'This code does not fit or was used already')
        : new Refusal('signed-out', 'E-mail and password do not fit');
    }
  }
  const signedIn = await limbs.identity.signIn(request, { email, password });
  if (!signedIn) {
    await note(limbs, 'sign-in-refused', found?.id ?? null);
    throw new Refusal('signed-out', 'E-mail and password do not fit');
  }
  await forget();
  await note(limbs, 'sign-in', signedIn.account.id);
  return signedIn;
}

export async function note(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  kind: 'sign-in' | 'sign-in-refused' | 'sign-out' | 'session-revoked',
  accountId: string | null,
): Promise<void> {
  await database.transaction().execute((transaction) =>
    appendAudit(transaction, {
      projectId: null,
      at: clock.now(),
      kind,
      actor: kind === 'sign-in-refused' ? null : accountId,
      subject: accountId,
    }),
  );
}
