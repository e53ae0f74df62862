import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { session } from './session.ts';

/** The first owner of an installation, by the link that `touchstone serve` prints once. */
export const setUpOwner = defineEndpoint({
  name: 'setUpOwner',
  method: 'POST',
  path: '/session/owner',
  summary: 'Make the owner’s account with the one-time link, and sign in',
  permission: 'anybody',
  body: z.strictObject({
    token: z.string().check(z.maxLength(200)),
    email: z.string().check(z.maxLength(254)),
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    password: z.string().check(z.minLength(12), z.maxLength(200)),
  }),
  answer: session,
  problems: ['forbidden', 'duplicate'],
});
