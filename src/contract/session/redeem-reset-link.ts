import * as z from 'zod/mini';
import { newPassword } from '#contract/accounts/change-password.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const redeemResetLink = defineEndpoint({
  name: 'redeemResetLink',
  method: 'POST',
  path: '/session/reset',
  summary: 'Set a new password with a one-time link; every session of the account ends',
  permission: 'anybody',
  body: z.strictObject({ token: z.string().check(z.maxLength(200)), password: newPassword }),
  problems: ['forbidden'],
});
