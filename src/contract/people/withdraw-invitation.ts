import { defineEndpoint } from '#contract/define-endpoint.ts';
import { invitationPath } from './person.ts';

export const withdrawInvitation = defineEndpoint({
  name: 'withdrawInvitation',
  method: 'DELETE',
  path: '/projects/{projectId}/invitations/{invitationId}',
  summary: 'Withdraw an invitation; its link no longer works',
  permission: 'people.edit',
  params: invitationPath,
  problems: ['not-found'],
});
