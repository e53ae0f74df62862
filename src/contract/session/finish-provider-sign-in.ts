import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { session } from './session.ts';

const parameter = z.optional(z.string().check(z.maxLength(4000)));

/** A POST by the page, so that opening an address signs nobody in. */
export const finishProviderSignIn = defineEndpoint({
  name: 'finishProviderSignIn',
  method: 'POST',
  path: '/session/provider/answer',
  summary: 'Finish signing in with what the OpenID provider sent the browser back with',
  permission: 'anybody',
  body: z.strictObject({
    code: parameter,
    state: parameter,
    /** Who says that it answers (RFC 9207). */
    iss: parameter,
    error: parameter,
  }),
  answer: session,
  problems: ['forbidden', 'not-found', 'unavailable'],
});
