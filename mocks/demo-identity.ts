import type { Kysely } from 'kysely';
import type { Account } from '#contract/session/session.ts';
import type { Identity } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';

const CHOSEN = 'demo-account';

/** Whoever has the page has its database: there is nothing to keep from them. */
export const DEMO_SECRET = 'the-demo-has-no-secrets-from-its-browser';

/**
 * Who is asking in the demo: the sample account that was chosen last in this browser. A page has
 * no cookies to give to a server that runs inside it, so the choice stands in the demo's own
 * database. Nobody has a password here.
 */
export function demoIdentity(database: Kysely<Tables>): Identity {
  const byId = (id: string) => accounts(database).where('account.id', '=', id).executeTakeFirst();
  return {
    async accountOf() {
      const account = await accounts(database)
        .innerJoin('installation', 'installation.value', 'account.id')
        .where('installation.name', '=', CHOSEN)
        .executeTakeFirst();
      return account ?? null;
    },
    signIn: async () => null,
    async signInAs(_request, accountId) {
      const account: Account | undefined = await byId(accountId);
      if (!account) throw new Error(`The demo has no account ${accountId}`);
      await database
        .insertInto('installation')
        .values({ name: CHOSEN, value: account.id })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: account.id }))
        .execute();
      return { account, headers: new Headers() };
    },
    async signOut() {
      await database.deleteFrom('installation').where('name', '=', CHOSEN).execute();
      return new Headers();
    },
  };
}

function accounts(database: Kysely<Tables>) {
  return database
    .selectFrom('account')
    .select(['account.id', 'account.name', 'account.email', 'account.is_owner as isOwner']);
}
