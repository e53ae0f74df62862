import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { rubricProposal } from './rubric-proposal.ts';

export const listRubricProposals = defineEndpoint({
  name: 'listRubricProposals',
  method: 'GET',
  path: '/projects/{projectId}/rubric-proposals',
  summary: 'Rubrics that experts proposed, open ones first, then the latest; at most 200',
  permission: 'rubric.read',
  params: projectPath,
  answer: z.object({ proposals: z.array(rubricProposal) }),
});
