import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const decideCorrection = defineEndpoint({
  name: 'decideCorrection',
  method: 'POST',
  path: '/projects/{projectId}/pay/corrections/{correctionId}/decision',
  summary: 'Agree to a correction of somebody’s active time, or decline it; answered once',
  permission: 'pay.edit',
  params: z.object({ projectId: identifier, correctionId: identifier }),
  body: z.strictObject({
    outcome: z.enum(['agreed', 'declined']),
    /** Said to the expert. */
    note: z._default(z.string().check(z.maxLength(500)), ''),
  }),
  problems: ['not-found', 'duplicate'],
});
