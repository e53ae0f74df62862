import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';
import { scorecard } from '#domain/quality/scorecard.ts';

/** Everybody sees their own first: getOwnScorecard answers the same figures. */
export const listScorecards = defineEndpoint({
  name: 'listScorecards',
  method: 'GET',
  path: '/projects/{projectId}/scorecards',
  summary: 'Everybody’s scorecard, as an expert and as a reviewer',
  permission: 'quality.read',
  params: projectPath,
  answer: z.object({
    people: z.array(z.extend(scorecard, { accountId: identifier, name: z.string() })),
  }),
});
