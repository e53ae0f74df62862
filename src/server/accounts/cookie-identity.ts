import { betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { sql } from 'kysely';
import type { Account } from '#contract/session/session.ts';
import type { Identity } from '#server/app-limbs.ts';
import { authOptions, type AuthSettings } from './auth-options.ts';
import { sessionToken, storedToken } from './session-token.ts';

type AuthUser = { id: string; name: string; email: string; isOwner: boolean };

/** Identity by a signed session cookie, HttpOnly and SameSite=Lax; sessions are in the database. */
export function cookieIdentity(settings: AuthSettings): Identity {
  const { api } = betterAuth(authOptions(settings));
  return {
    async accountOf(request) {
      // One statement instead of the library's way: every save asks it.
      const token = sessionToken(request, settings.secret);
      if (token === null) return null;
      const account = await settings.database
        .selectFrom('session')
        .innerJoin('account', 'account.id', 'session.account_id')
        .select(['account.id', 'name', 'email', 'is_owner as isOwner'])
        .where('token', '=', await storedToken(token))
        .where('expires_at', '>', sql<Date>`now()`)
        .executeTakeFirst();
      return account ?? null;
    },

    async signIn(request, body) {
      try {
        const { headers, response } = await api.signInEmail({
          body,
          headers: request.headers,
          returnHeaders: true,
        });
        const account = await settings.database
          .selectFrom('account')
          .select(['id', 'name', 'email', 'is_owner as isOwner'])
          .where('id', '=', response.user.id)
          .executeTakeFirstOrThrow();
        return { account: asAccount(account), headers: cookiesOf(headers) };
      } catch (error) {
        if (isAPIError(error) && error.statusCode < 500) return null;
        throw error;
      }
    },

    async signInAs(request, accountId) {
      const account = await settings.database
        .selectFrom('account')
        .select(['id', 'name', 'email', 'is_owner as isOwner'])
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow();
      const { headers } = await api.signInWithoutPassword({
        body: { accountId },
        headers: request.headers,
        returnHeaders: true,
      });
      return { account: asAccount(account), headers: cookiesOf(headers) };
    },

    async signOut(request) {
      const { headers } = await api.signOut({ headers: request.headers, returnHeaders: true });
      return cookiesOf(headers);
    },
  };
}

function asAccount({ id, name, email, isOwner }: AuthUser): Account {
  return { id, name, email, isOwner };
}

function cookiesOf(headers: Headers): Headers {
  const cookies = new Headers();
  for (const cookie of headers.getSetCookie()) cookies.append('Set-Cookie', cookie);
  return cookies;
}
