import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const startSecondFactor = defineEndpoint({
  name: 'startSecondFactor',
  method: 'POST',
  path: '/account/second-factor',
  summary: 'A new secret for an authenticator app; it counts once a code confirmed it',
  permission: 'signed-in',
  answer: z.object({ secret: z.string(), address: z.string() }),
  problems: ['duplicate'],
});
