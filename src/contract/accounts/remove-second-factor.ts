import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const removeSecondFactor = defineEndpoint({
  name: 'removeSecondFactor',
  method: 'POST',
  path: '/account/second-factor/removal',
  summary: 'Turn the second factor off, with a code of it or a recovery code',
  permission: 'signed-in',
  body: z.strictObject({ code: z.string().check(z.maxLength(40)) }),
  problems: ['forbidden', 'too-many'],
});
