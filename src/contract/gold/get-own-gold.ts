import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { goldRecord, goldResult, onboardingStanding } from './gold-result.ts';

/** Only ever of items that the person has submitted: which task is gold is not told before. */
export const getOwnGold = defineEndpoint({
  name: 'getOwnGold',
  method: 'GET',
  path: '/projects/{projectId}/own-gold',
  summary: 'One’s own onboarding and submitted gold items, each with its result and reason',
  permission: 'quality.own',
  params: projectPath,
  answer: z.object({
    onboarding: z.nullable(onboardingStanding),
    hidden: z.nullable(goldRecord),
    results: z.array(goldResult),
  }),
});
