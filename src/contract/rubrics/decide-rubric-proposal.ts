import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { changedCriteria } from './preview-rubric.ts';

export const decideRubricProposal = defineEndpoint({
  name: 'decideRubricProposal',
  method: 'POST',
  path: '/projects/{projectId}/rubric-proposals/{proposalId}/decision',
  summary: 'Approve a proposed rubric, as it is or mended, or decline it with a reason',
  permission: 'rubric.edit',
  params: z.object({ projectId: identifier, proposalId: identifier }),
  body: z.strictObject({
    decision: z.enum(['approve', 'decline']),
    reason: z.string().check(z.maxLength(2000)),
    /** The criteria that are published; absent: as they were proposed. */
    criteria: z.optional(changedCriteria),
  }),
  answer: z.object({ state: z.enum(['approved', 'declined']) }),
  problems: ['not-found', 'closed'],
});
