import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { session } from './session.ts';

export const acceptInvitation = defineEndpoint({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/session/invitation',
  summary: 'Use an invitation up: make the account, or prove the existing one, and sign in',
  permission: 'anybody',
  body: z.strictObject({
    token: z.string().check(z.maxLength(200)),
    name: z.string().check(z.maxLength(120)),
    password: z.string().check(z.maxLength(200)),
    /** The second factor of an existing account that has one. */
    code: z.optional(z.string().check(z.maxLength(40))),
  }),
  answer: session,
  problems: ['forbidden', 'signed-out', 'code-needed', 'too-many'],
});
