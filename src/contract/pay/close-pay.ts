import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';

export const closePay = defineEndpoint({
  name: 'closePay',
  method: 'POST',
  path: '/projects/{projectId}/pay/closings',
  summary: 'Close the pay up to a day: its statements stay as they are from then on',
  permission: 'pay.edit',
  params: projectPath,
  /** A day that is over, after the last closed one. */
  body: z.strictObject({ lastDay: z.iso.date() }),
  problems: ['duplicate'],
});
