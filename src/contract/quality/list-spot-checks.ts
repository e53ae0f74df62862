import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { spotCheck } from './spot-check.ts';

export const listSpotChecks = defineEndpoint({
  name: 'listSpotChecks',
  method: 'GET',
  path: '/projects/{projectId}/spot-checks',
  summary: 'Every claim that was ever made, with what its regrades say; the newest first',
  permission: 'quality.read',
  params: projectPath,
  answer: z.object({ checks: z.array(spotCheck) }),
});
