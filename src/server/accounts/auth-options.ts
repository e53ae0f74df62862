import type { BetterAuthOptions } from 'better-auth';
import type { Kysely } from 'kysely';
import type { IdSource } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { hashedSessions } from './hashed-sessions.ts';
import { sampleSignIn } from './sample-sign-in.ts';

export type AuthSettings = {
  database: Kysely<Tables>;
  ids: IdSource;
  /** Signs cookies; at least 32 characters, kept outside the database. */
  secret: string;
  /** Where browsers see this server; https makes the cookies Secure. */
  publicUrl: string;
};

const SESSION_SECONDS = 14 * 24 * 60 * 60;

/** better-auth on our tables and names. Passwords are hashed with scrypt, its default. */
export function authOptions({ database, ids, secret, publicUrl }: AuthSettings) {
  return {
    appName: 'Touchstone',
    baseURL: publicUrl,
    secret,
    database: hashedSessions(database),
    telemetry: { enabled: false },
    // What matters is answered and logged by our own routes.
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
    },
    user: {
      modelName: 'account',
      fields: {
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        isOwner: { type: 'boolean', fieldName: 'is_owner', required: true, input: false },
      },
    },
    session: {
      modelName: 'session',
      fields: {
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'account_id',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      // One absolute limit. The database is asked each time, so that signing out, removing a
      // person and changing a role hold from the next request on.
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credential',
      fields: {
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        userId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    // Only our own routes call it: they count attempts (throttle-sign-in.ts), and the HTTP host
    // refuses forged requests (refuse-forged.ts).
    rateLimit: { enabled: false },
    advanced: {
      disableCSRFCheck: true,
      cookiePrefix: 'touchstone',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      // Nobody needs to know from which network somebody worked.
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => ids.next() },
    },
    plugins: [sampleSignIn],
  } satisfies BetterAuthOptions;
}
