import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';

export const decideStanding = defineEndpoint({
  name: 'decideStanding',
  method: 'PUT',
  path: '/projects/{projectId}/gold-standings/{accountId}',
  summary: 'Let somebody work whatever their gold says, or stop giving them paid work',
  permission: 'gold.manage',
  params: z.object({ projectId: identifier, accountId: identifier }),
  body: z.strictObject({
    state: z.enum(['passed', 'failed']),
    /** Told to the person. */
    note: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  }),
  answer: z.object({}),
});
