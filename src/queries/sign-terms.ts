import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { signAttestation } from '#contract/people/sign-attestation.ts';
import { termsKey } from './terms.ts';

export function signTermsMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['sign-terms', projectId],
    mutationFn: (version: number) =>
      backend.send(signAttestation, { params: { projectId }, body: { version } }),
    onSettled: () => client.invalidateQueries({ queryKey: termsKey(projectId) }),
  });
}
