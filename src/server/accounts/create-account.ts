import { hashPassword } from 'better-auth/crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Account } from '#contract/session/session.ts';
import type { IdSource } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { setPassword } from './passwords.ts';

export type NewAccount = {
  email: string;
  name: string;
  /** Null for accounts that cannot sign in with a password: sample accounts. */
  password: string | null;
  isOwner?: boolean;
};

export const LEAST_PASSWORD_LENGTH = 12;

/** Makes an account. Throws `duplicate` where the e-mail is taken, `invalid` for a weak password. */
export async function createAccount(
  database: Kysely<Tables>,
  ids: IdSource,
  { email, name, password, isOwner = false }: NewAccount,
): Promise<Account> {
  if (password !== null) refuseWeakPassword(password);
  const hash = password === null ? null : await hashPassword(password);
  return database
    .transaction()
    .execute((transaction) => createAccountIn(transaction, ids, { email, name, hash, isOwner }));
}

/** The same inside a larger transaction, with the password's hash (null = none). */
export async function createAccountIn(
  transaction: Transaction<Tables>,
  ids: IdSource,
  given: { email: string; name: string; hash: string | null; isOwner?: boolean },
): Promise<Account> {
  const { name, hash, isOwner = false } = given;
  const address = given.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 254) {
    throw invalid('email', 'Not an e-mail address');
  }
  const account = { id: ids.next(), name: name.trim() || address, email: address, isOwner };
  const made = await transaction
    .insertInto('account')
    .values({ id: account.id, name: account.name, email: address, is_owner: isOwner })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new Refusal('duplicate', `There is an account of ${address} already`);
  if (hash !== null) await setPassword(transaction, ids, account.id, hash);
  return account;
}

export function refuseWeakPassword(password: string): void {
  if (password.length < LEAST_PASSWORD_LENGTH || password.length > 200) {
    throw invalid('password', `A password has ${LEAST_PASSWORD_LENGTH} to 200 characters`);
  }
}

function invalid(place: string, reason: string): Refusal {
  return new Refusal('invalid', reason, { errors: [{ place, reason }] });
}
