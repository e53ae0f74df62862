import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { renewInvitation } from '#contract/people/renew-invitation.ts';
import { peopleKey } from './people.ts';

/** A new link in the place of the earlier one. */
export function renewInvitationMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['renew-invitation', projectId],
    mutationFn: (invitationId: string) =>
      backend.send(renewInvitation, { params: { projectId, invitationId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(projectId) }),
  });
}
