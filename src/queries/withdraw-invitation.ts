import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { withdrawInvitation } from '#contract/people/withdraw-invitation.ts';
import { peopleKey } from './people.ts';

/** The invitation’s link no longer works. */
export function withdrawInvitationMutation(
  backend: Backend,
  client: QueryClient,
  projectId: string,
) {
  return mutationOptions({
    mutationKey: ['withdraw-invitation', projectId],
    mutationFn: (invitationId: string) =>
      backend.send(withdrawInvitation, { params: { projectId, invitationId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(projectId) }),
  });
}
