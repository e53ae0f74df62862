import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';
import { correction } from './correction.ts';

export const beginCorrection = defineEndpoint({
  name: 'beginCorrection',
  method: 'POST',
  path: '/projects/{projectId}/pay/corrections',
  summary: 'Correct somebody’s active time; they read who did so and why',
  permission: 'pay.edit',
  params: projectPath,
  /** A held task by its assignment; what was reviewed, by its task and who did it. */
  body: z.union([
    z.strictObject({ assignmentId: identifier, ...correction }),
    z.strictObject({ taskId: identifier, accountId: identifier, ...correction }),
  ]),
  problems: ['duplicate'],
});
