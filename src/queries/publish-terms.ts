import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { publishAttestation } from '#contract/people/publish-attestation.ts';
import { peopleKey } from './people.ts';

/** Publishes a new text of the attestation; everybody signs it before grading on. */
export function publishTermsMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['publish-terms', projectId],
    mutationFn: (text: string) =>
      backend.send(publishAttestation, { params: { projectId }, body: { text } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['terms', projectId] });
      await client.invalidateQueries({ queryKey: peopleKey(projectId) });
    },
  });
}
