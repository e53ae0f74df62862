import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const beginProviderSignIn = defineEndpoint({
  name: 'beginProviderSignIn',
  method: 'POST',
  path: '/session/provider',
  summary: 'Begin to sign in at the operator’s OpenID provider: where to send the browser',
  permission: 'anybody',
  answer: z.object({
    /** The provider’s page, with everything that this attempt needs in its query. */
    address: z.string(),
  }),
  problems: ['not-found', 'unavailable'],
});
