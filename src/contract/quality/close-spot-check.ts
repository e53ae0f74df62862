import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { spotCheck, spotCheckPath } from './spot-check.ts';

/** An ended check stays in the list and in every delivery, with its reason. */
export const closeSpotCheck = defineEndpoint({
  name: 'closeSpotCheck',
  method: 'POST',
  path: '/projects/{projectId}/spot-checks/{checkId}/end',
  summary: 'End a spot check before it is decided',
  permission: 'spotcheck.run',
  params: spotCheckPath,
  body: z.strictObject({ reason: z.string().check(z.minLength(1), z.maxLength(500)) }),
  answer: spotCheck,
  problems: ['not-found', 'closed'],
});
