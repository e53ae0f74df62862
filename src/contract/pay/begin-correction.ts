import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';

export const beginCorrection = defineEndpoint({
  name: 'beginCorrection',
  method: 'POST',
  path: '/projects/{projectId}/pay/corrections',
  summary: 'Correct the active time of somebody’s task; the expert reads who did so and why',
  permission: 'pay.edit',
  params: projectPath,
  body: z.strictObject({
    assignmentId: identifier,
    /** To be added to what was recorded; negative takes away. */
    seconds: z.int().check(z.minimum(-604_800), z.maximum(604_800)),
    reason: z.string().check(z.minLength(1), z.maxLength(500)),
  }),
  problems: ['duplicate'],
});
