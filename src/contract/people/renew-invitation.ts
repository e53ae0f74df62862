import { defineEndpoint } from '#contract/define-endpoint.ts';
import { invitationPath, oneTimeToken } from './person.ts';

export const renewInvitation = defineEndpoint({
  name: 'renewInvitation',
  method: 'POST',
  path: '/projects/{projectId}/invitations/{invitationId}/link',
  summary: 'A new link for a waiting invitation; the earlier one no longer works',
  permission: 'people.edit',
  params: invitationPath,
  answer: oneTimeToken,
  problems: ['not-found'],
});
