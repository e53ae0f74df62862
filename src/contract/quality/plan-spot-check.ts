import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { checkStratum } from '#domain/spot-check/check-stratum.ts';
import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';

export const checkPlan = z.object({
  population: z.int(),
  /** Items to regrade; in a sequential check the fewest that can decide it. */
  sample: z.int(),
  accept: z.nullable(z.int()),
  strata: z.array(z.object({ name: checkStratum, population: z.int(), sample: z.int() })),
  passChance: z.nullable(z.number()),
});
export type CheckPlan = z.infer<typeof checkPlan>;

/** Asks, changes nothing: POST because a claim does not fit into an address. */
export const planSpotCheck = defineEndpoint({
  name: 'planSpotCheck',
  method: 'POST',
  path: '/projects/{projectId}/spot-check-plan',
  summary: 'Sample size and acceptance number that a claim about the accepted items needs',
  permission: 'spotcheck.run',
  params: projectPath,
  body: spotCheckClaim,
  answer: z.object({
    plan: z.nullable(checkPlan),
    definition: z.string(),
    why: z.nullable(z.string()),
  }),
});
