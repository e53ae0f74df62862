import type { Kysely, Transaction } from 'kysely';
import { sealed, unsealed } from './accounts/sealed-secret.ts';
import type { Tables } from './database/tables.ts';
import { hex, sha256 } from './sha256.ts';

/** Where the secret is kept outside the database: a file, or what the operator gave. */
export type SecretPlace = {
  /** Said to the operator, e.g. a path. */
  name: string;
  /** Null where nothing is there yet. */
  read(): string | null;
  /** Called only after `read` answered null. */
  keep(secret: string): void;
};

/** The database is of an installation with another secret than the one that was found. */
export class SecretUnknown extends Error {
  constructor(place: string, isMissing: boolean) {
    super(
      `${place} ${isMissing ? 'is missing' : 'holds another key than this installation’s'}. ` +
        'Put the right one back: backups do not contain it. If it is lost, start once with --new-secret: ' +
        'everybody signs in anew, and second factors are turned off.',
    );
    this.name = 'SecretUnknown';
  }
}

/** Where installations kept it before it left the database. */
const OLD_PLACE = 'cookie-secret';
/** A hash by which a database knows its secret. */
const MARK = 'secret-mark';

/**
 * What cookies are signed and second factors sealed with: read from its place, made there on
 * first start. A secret that still lies in the database moves there, and where the operator gave
 * another one, second factors are sealed anew. Throws SecretUnknown.
 */
export async function installationSecret(
  database: Kysely<Tables>,
  place: SecretPlace,
): Promise<string> {
  return database.transaction().execute(async (transaction) => {
    // Of two processes that start at once on one database the second one waits here.
    const old = await transaction
      .selectFrom('installation')
      .select('value')
      .where('name', '=', OLD_PLACE)
      .forUpdate()
      .executeTakeFirst();
    const mark = await markIn(transaction);
    const kept = place.read();
    if (kept === null && mark !== null) throw new SecretUnknown(place.name, true);
    const secret = kept ?? old?.value ?? hex(crypto.getRandomValues(new Uint8Array(32)));
    if (mark !== null && mark !== (await markOf(secret))) {
      throw new SecretUnknown(place.name, false);
    }
    if (kept === null) place.keep(secret);
    if (old && old.value !== secret) await sealAnew(transaction, old.value, secret);
    await transaction.deleteFrom('installation').where('name', '=', OLD_PLACE).execute();
    await transaction
      .insertInto('installation')
      .values({ name: MARK, value: await markOf(secret) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    if ((await markIn(transaction)) !== (await markOf(secret))) {
      throw new SecretUnknown(place.name, false);
    }
    return secret;
  });
}

/** The operator wants to give up a secret that is not lost. */
export class SecretKnown extends Error {
  constructor(place: string) {
    super(
      `${place} holds this installation’s key, so nothing is lost: start without --new-secret. ` +
        'To have a new key although this one is known, move it away first.',
    );
    this.name = 'SecretKnown';
  }
}

/**
 * For an operator who lost the key. Throws SecretKnown where the right one lies in its place: an
 * option that was left in a start script would otherwise end every session at each start.
 */
export async function giveSecretUp(database: Kysely<Tables>, place: SecretPlace): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const kept = place.read();
    const mark = await markIn(transaction);
    if (kept !== null && mark !== null && mark === (await markOf(kept))) {
      throw new SecretKnown(place.name);
    }
    return forgetSecret(transaction);
  });
}

/** Gives the secret up: what was sealed or signed with it goes. Answers how many second factors. */
export async function forgetSecret(transaction: Transaction<Tables>): Promise<number> {
  await transaction.deleteFrom('session').execute();
  await transaction.deleteFrom('installation').where('name', 'in', [MARK, OLD_PLACE]).execute();
  const gone = await transaction.deleteFrom('second_factor').executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** True where the database was made with this secret, or knows none yet. */
export async function fitsSecret(
  transaction: Transaction<Tables>,
  secret: string,
): Promise<boolean> {
  const mark = await markIn(transaction);
  return mark === null || mark === (await markOf(secret));
}

async function markIn(transaction: Transaction<Tables>): Promise<string | null> {
  const row = await transaction
    .selectFrom('installation')
    .select('value')
    .where('name', '=', MARK)
    .executeTakeFirst();
  return row?.value ?? null;
}

const markOf = async (secret: string): Promise<string> =>
  hex(await sha256(`Touchstone knows its secret by this: ${secret}`));

async function sealAnew(transaction: Transaction<Tables>, from: string, to: string): Promise<void> {
  const rows = await transaction
    .selectFrom('second_factor')
    .select(['account_id', 'secret'])
    .execute();
  for (const { account_id: accountId, secret } of rows) {
    const bare = Uint8Array.from(await unsealed(from, 'second-factor', secret));
    await transaction
      .updateTable('second_factor')
      .set({ secret: await sealed(to, 'second-factor', bare) })
      .where('account_id', '=', accountId)
      .execute();
  }
}
