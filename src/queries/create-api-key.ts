import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { createApiKey } from '#contract/accounts/create-api-key.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { apiKeysKey } from './api-keys.ts';

/** Makes a key; the answer holds it, this once. */
export function createApiKeyMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['create-api-key', projectId],
    mutationFn: (body: BodyOf<typeof createApiKey>) =>
      backend.send(createApiKey, { params: { projectId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey(projectId) }),
  });
}
