import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { regradedItem, spotCheck, spotCheckPath } from './spot-check.ts';

export const getSpotCheck = defineEndpoint({
  name: 'getSpotCheck',
  method: 'GET',
  path: '/projects/{projectId}/spot-checks/{checkId}',
  summary: 'One spot check with the items that were regraded, defective ones first',
  permission: 'quality.read',
  params: spotCheckPath,
  answer: z.object({ check: spotCheck, items: z.array(regradedItem) }),
  problems: ['not-found'],
});
