import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { ifMatch } from '#contract/idempotency.ts';
import { changedCriteria, rubricExtent } from './preview-rubric.ts';
import { rubricPath } from './rubric-path.ts';

export const publishRubric = defineEndpoint({
  name: 'publishRubric',
  method: 'PUT',
  path: '/projects/{projectId}/rubrics/{rubricId}',
  summary: 'Publish changed criteria as the next version; exactly the touched verdicts turn stale',
  permission: 'rubric.edit',
  params: rubricPath,
  headers: ifMatch,
  body: z.strictObject({
    criteria: changedCriteria,
    note: z.string().check(z.maxLength(500)),
    extent: rubricExtent,
  }),
  answer: z.object({
    version: z.int(),
    /** Rubrics that got the new version; 0 where nothing differed. */
    rubrics: z.int(),
    stale: z.object({ annotations: z.int(), verdicts: z.int() }),
  }),
  problems: ['not-found', 'stale'],
});
