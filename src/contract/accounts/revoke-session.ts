import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const revokeSession = defineEndpoint({
  name: 'revokeSession',
  method: 'DELETE',
  path: '/account/sessions/{sessionId}',
  summary: 'End one of one’s own sessions, from its next request on',
  permission: 'signed-in',
  params: z.object({ sessionId: identifier }),
  problems: ['not-found'],
});
