import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { revokeApiKey } from '#contract/accounts/revoke-api-key.ts';
import { apiKeysKey } from './api-keys.ts';

/** The key stops working with its next request. */
export function revokeApiKeyMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['revoke-api-key', projectId],
    mutationFn: (keyId: string) => backend.send(revokeApiKey, { params: { projectId, keyId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey(projectId) }),
  });
}
