import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const newPassword = z.string().check(z.minLength(12), z.maxLength(200));

export const changePassword = defineEndpoint({
  name: 'changePassword',
  method: 'POST',
  path: '/account/password',
  summary: 'Change one’s own password; all other sessions end',
  permission: 'signed-in',
  body: z.strictObject({ current: z.string().check(z.maxLength(200)), next: newPassword }),
  problems: ['forbidden', 'too-many'],
});
