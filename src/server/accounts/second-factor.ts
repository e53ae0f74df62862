import { sql, type Kysely } from 'kysely';
import { acceptedStep, base32, totpAddress } from '#domain/people/totp.ts';
import type { Account } from '#contract/session/session.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { hex, sha256 } from '#server/sha256.ts';
import { canSignInByPassword } from './passwords.ts';
import { sealed, unsealed } from './sealed-secret.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids' | 'secret'>;

const RECOVERY_CODES = 8;
const wrongCode = () => new Refusal('forbidden', 'This code does not fit or was used already');

export async function hasSecondFactor(
  database: Kysely<Tables>,
  accountId: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('second_factor')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Uses up a code of the authenticator app, or a recovery code. One statement decides, so the
 * same code at the same moment counts once.
 */
export async function spendCode(
  { database, clock, secret }: Pick<Limbs, 'database' | 'clock' | 'secret'>,
  accountId: string,
  code: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('second_factor')
    .select(['secret', 'last_step'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!row) return false;
  const shared = await unsealed(secret, 'second-factor', row.secret);
  const step = acceptedStep(shared, code, clock.now(), row.last_step);
  const update = database.updateTable('second_factor').where('account_id', '=', accountId);
  if (step !== null) {
    const spent = await update
      .set({ last_step: step })
      .where('last_step', '<', step)
      .executeTakeFirst();
    return spent.numUpdatedRows === 1n;
  }
  const hash = hex(await sha256(code.trim()));
  const spent = await update
    .set({ recovery: sql`array_remove(recovery, ${hash})` })
    .where(sql<boolean>`${hash} = any(recovery)`)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

/** A fresh secret, which does not count before it is confirmed. */
export async function startFactor(
  { database, secret: installationSecret }: Pick<Limbs, 'database' | 'secret'>,
  account: Account,
): Promise<{ secret: string; address: string }> {
  if (await hasSecondFactor(database, account.id)) {
    throw new Refusal('duplicate', 'The second factor is on; turn it off first');
  }
  if (!(await canSignInByPassword(database, account.id))) {
    throw new Refusal('forbidden', 'A second factor goes with a password, and you have none here');
  }
  const secret = crypto.getRandomValues(new Uint8Array(20));
  const row = {
    secret: await sealed(installationSecret, 'second-factor', secret),
    confirmed_at: null,
    last_step: 0,
    recovery: [],
  };
  await database
    .insertInto('second_factor')
    .values({ account_id: account.id, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute();
  return { secret: base32(secret), address: totpAddress(secret, account.email) };
}

export async function confirmFactor(
  limbs: Limbs,
  account: Account,
  code: string,
): Promise<{ recoveryCodes: string[] }> {
  const { database, clock, ids } = limbs;
  if (!(await spendCode(limbs, account.id, code))) throw wrongCode();
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => ids.next().slice(0, 12));
  const hashes = await Promise.all(recoveryCodes.map(async (each) => hex(await sha256(each))));
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('second_factor')
      .set({ confirmed_at: clock.now(), recovery: hashes })
      .where('account_id', '=', account.id)
      .execute();
    await appendAudit(transaction, {
      projectId: null,
      at: clock.now(),
      kind: 'second-factor-on',
      actor: account.id,
      subject: account.id,
    });
  });
  return { recoveryCodes };
}

export async function removeFactor(limbs: Limbs, account: Account, code: string): Promise<void> {
  if (!(await spendCode(limbs, account.id, code))) throw wrongCode();
  await limbs.database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('second_factor').where('account_id', '=', account.id).execute();
    await appendAudit(transaction, {
      projectId: null,
      at: limbs.clock.now(),
      kind: 'second-factor-off',
      actor: account.id,
      subject: account.id,
    });
  });
}
