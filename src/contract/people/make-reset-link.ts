import { defineEndpoint } from '#contract/define-endpoint.ts';
import { oneTimeToken, personPath } from './person.ts';

/**
 * For a lead to hand over. A lead cannot take over an account that reaches further than they
 * do themselves: then the owner of the installation makes the link.
 */
export const makeResetLink = defineEndpoint({
  name: 'makeResetLink',
  method: 'POST',
  path: '/projects/{projectId}/people/{accountId}/reset-link',
  summary: 'A one-time link with which a member sets a new password',
  permission: 'people.edit',
  params: personPath,
  answer: oneTimeToken,
  problems: ['not-found', 'forbidden'],
});
