import { defineEndpoint } from '#contract/define-endpoint.ts';

export const signOut = defineEndpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out; what this person holds goes back to the queue, drafts are kept',
  permission: 'signed-in',
});
