import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { identifier } from '#domain/identifier.ts';
import { unveiling } from './spot-check.ts';

/** What was answered before is in the answer, never earlier. Sent again it answers the same. */
export const submitRegrade = defineEndpoint({
  name: 'submitRegrade',
  method: 'POST',
  path: '/projects/{projectId}/regrades/{regradeId}/submission',
  summary: 'Submit a blind regrade, and see what the expert had answered',
  permission: 'review.decide',
  params: z.object({ projectId: identifier, regradeId: identifier }),
  body: z.strictObject({
    schema: z.int().check(z.positive()),
    fields: draftFields,
    activeSeconds: z.number().check(z.nonnegative()),
  }),
  answer: unveiling,
  problems: ['not-found', 'closed', 'incomplete'],
});
