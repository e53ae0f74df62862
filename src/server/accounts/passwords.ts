import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Kysely, Transaction } from 'kysely';
import type { IdSource } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';

/** True when the account has this password. */
export async function hasPassword(
  database: Kysely<Tables>,
  accountId: string,
  password: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('credential')
    .select('password')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password != null && (await verifyPassword({ hash: row.password, password }));
}

/** True when the account has a password at all. */
export async function canSignInByPassword(
  database: Kysely<Tables>,
  accountId: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('credential')
    .select('id')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export const passwordHash = (password: string): Promise<string> => hashPassword(password);

/** Sets a password by its hash, also for an account that had none. */
export async function setPassword(
  transaction: Transaction<Tables>,
  ids: IdSource,
  accountId: string,
  hash: string,
): Promise<void> {
  const changed = await transaction
    .updateTable('credential')
    .set({ password: hash })
    .where('account_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return;
  await transaction
    .insertInto('credential')
    .values({
      id: ids.next(),
      provider_account_id: accountId,
      provider_id: 'credential',
      account_id: accountId,
      password: hash,
    })
    .execute();
}
