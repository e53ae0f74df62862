import type { Kysely } from 'kysely';
import type { Account } from '#contract/session/session.ts';
import type { AppLimbs, Clock, IdSource } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { hex, sha256 } from '#server/sha256.ts';
import { createAccount } from './create-account.ts';

const NAME = 'owner-link';
const HOURS = 24;

/**
 * While nobody owns the installation: a new token for the one-time link, which replaces an
 * earlier one. Only its hash is kept. Null once there is an owner.
 */
export async function makeOwnerToken(
  database: Kysely<Tables>,
  ids: IdSource,
  clock: Clock,
): Promise<string | null> {
  if (await hasOwner(database)) return null;
  const token = ids.next() + ids.next();
  const value = hex(await sha256(token));
  const expires_at = new Date(clock.now().getTime() + HOURS * 60 * 60_000);
  await database
    .insertInto('installation')
    .values({ name: NAME, value, expires_at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, expires_at }))
    .execute();
  return token;
}

/** Uses the token up and makes the owner. Throws `forbidden` where it is wrong, old or used. */
export async function redeemOwnerToken(
  { database, ids, clock }: Pick<AppLimbs, 'database' | 'ids' | 'clock'>,
  { token, ...person }: { token: string; email: string; name: string; password: string },
): Promise<Account> {
  const value = hex(await sha256(token));
  const spent = await database
    .deleteFrom('installation')
    .where('name', '=', NAME)
    .where('value', '=', value)
    .where('expires_at', '>', clock.now())
    .returning(['value', 'expires_at'])
    .executeTakeFirst();
  if (!spent || (await hasOwner(database))) {
    throw new Refusal(
      'forbidden',
      'This link was used or has expired; restart the server for another',
    );
  }
  try {
    return await createAccount(database, ids, { ...person, isOwner: true });
  } catch (error) {
    // A mistyped address must not cost the link.
    await database
      .insertInto('installation')
      .values({ name: NAME, ...spent })
      .execute();
    throw error;
  }
}

async function hasOwner(database: Kysely<Tables>): Promise<boolean> {
  const owner = await database
    .selectFrom('account')
    .select('id')
    .where('is_owner', '=', true)
    .limit(1)
    .executeTakeFirst();
  return owner !== undefined;
}
