import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { samplePersona, session } from './session.ts';

export const signInAsSample = defineEndpoint({
  name: 'signInAsSample',
  method: 'POST',
  path: '/session/sample',
  summary: 'Sign in as a sample account; only where the server runs in sample mode',
  permission: 'anybody',
  body: z.strictObject({ persona: samplePersona }),
  answer: session,
  problems: ['not-found'],
});
