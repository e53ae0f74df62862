import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const revokeApiKey = defineEndpoint({
  name: 'revokeApiKey',
  method: 'DELETE',
  path: '/projects/{projectId}/api-keys/{keyId}',
  summary: 'Revoke a key, from its next request on: a lead any, others their own',
  permission: 'key.manage',
  params: z.object({ projectId: identifier, keyId: identifier }),
  problems: ['not-found'],
});
