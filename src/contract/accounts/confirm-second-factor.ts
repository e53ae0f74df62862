import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const confirmSecondFactor = defineEndpoint({
  name: 'confirmSecondFactor',
  method: 'POST',
  path: '/account/second-factor/confirmation',
  summary: 'Turn the second factor on; answers recovery codes, each good once, shown only now',
  permission: 'signed-in',
  body: z.strictObject({ code: z.string().check(z.maxLength(20)) }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  problems: ['forbidden', 'not-found', 'too-many'],
});
