import * as z from 'zod/mini';
import { role } from '#domain/people/role.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

/** A POST, so that the token stands in no address, log or history. */
export const readInvitation = defineEndpoint({
  name: 'readInvitation',
  method: 'POST',
  path: '/session/invitation/look',
  summary: 'What an invitation’s link is for',
  permission: 'anybody',
  body: z.strictObject({ token: z.string().check(z.maxLength(200)) }),
  answer: z.object({
    email: z.string(),
    project: z.string(),
    roles: z.array(role),
    /** There is an account of this address: its password is asked for, no new one. */
    hasAccount: z.boolean(),
  }),
  problems: ['forbidden'],
});
