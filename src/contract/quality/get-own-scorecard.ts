import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { scorecard } from '#domain/quality/scorecard.ts';

export const getOwnScorecard = defineEndpoint({
  name: 'getOwnScorecard',
  method: 'GET',
  path: '/projects/{projectId}/own-scorecard',
  summary: 'What the figures say of oneself, as an expert and as a reviewer',
  permission: 'quality.own',
  params: projectPath,
  answer: scorecard,
});
