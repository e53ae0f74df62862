import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { session } from './session.ts';

export const signIn = defineEndpoint({
  name: 'signIn',
  method: 'POST',
  path: '/session',
  summary: 'Sign in with e-mail and password',
  permission: 'anybody',
  body: z.strictObject({
    email: z.string(),
    password: z.string(),
    /** The second factor, where the account has one: a code or a recovery code. */
    code: z.optional(z.string().check(z.maxLength(40))),
  }),
  answer: session,
  problems: ['signed-out', 'code-needed', 'too-many'],
});
