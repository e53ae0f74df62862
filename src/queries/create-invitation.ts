import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { createInvitation } from '#contract/people/create-invitation.ts';
import { peopleKey } from './people.ts';

/** Invites somebody; the answer holds the link's token, this once. */
export function createInvitationMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['create-invitation', projectId],
    mutationFn: (body: BodyOf<typeof createInvitation>) =>
      backend.send(createInvitation, { params: { projectId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(projectId) }),
  });
}
