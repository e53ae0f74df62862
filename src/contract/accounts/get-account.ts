import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const getAccount = defineEndpoint({
  name: 'getAccount',
  method: 'GET',
  path: '/account',
  summary: 'Where the person who asks is signed in, and how the account is protected',
  permission: 'signed-in',
  answer: z.object({
    /** False for accounts that sign in otherwise: sample accounts, single sign-on. */
    hasPassword: z.boolean(),
    secondFactor: z.boolean(),
    sessions: z.array(
      z.object({
        id: identifier,
        /** The session that asks. */
        isThis: z.boolean(),
        device: z.nullable(z.string()),
        since: instant,
        expiresAt: instant,
      }),
    ),
  }),
});
