import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import { spotCheck } from './spot-check.ts';

/** The claim stands from now on: neither it nor the draw can be changed, only ended. */
export const createSpotCheck = defineEndpoint({
  name: 'createSpotCheck',
  method: 'POST',
  path: '/projects/{projectId}/spot-checks',
  summary: 'State a claim about the accepted items and draw the sample that tests it',
  permission: 'spotcheck.run',
  params: projectPath,
  body: spotCheckClaim,
  answer: spotCheck,
  problems: ['invalid'],
});
