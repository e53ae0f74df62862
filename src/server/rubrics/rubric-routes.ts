import { decideRubricProposal } from '#contract/rubrics/decide-rubric-proposal.ts';
import { getRubric } from '#contract/rubrics/get-rubric.ts';
import { listRubricProposals } from '#contract/rubrics/list-rubric-proposals.ts';
import { listRubrics as listEndpoint } from '#contract/rubrics/list-rubrics.ts';
import { previewRubric as previewEndpoint } from '#contract/rubrics/preview-rubric.ts';
import { proposeRubric as proposeEndpoint } from '#contract/rubrics/propose-rubric.ts';
import { publishRubric as publishEndpoint } from '#contract/rubrics/publish-rubric.ts';
import { ifMatchNumber } from '#server/if-match.ts';
import { route, type Route } from '#server/route.ts';
import { listRubrics } from './list-rubrics.ts';
import { loadRubricSheet } from './load-rubric-sheet.ts';
import { previewRubric } from './preview-rubric.ts';
import { publishRubric } from './publish-rubric.ts';
import { decideProposal, listProposals, proposeRubric } from './rubric-proposals.ts';

export const rubricRoutes: readonly Route[] = [
  route(listEndpoint, async ({ params, limbs }) => ({
    rubrics: await listRubrics(limbs.database, params.projectId),
  })),
  route(getRubric, ({ params, limbs }) =>
    loadRubricSheet(limbs.database, params.projectId, params.rubricId),
  ),
  route(previewEndpoint, ({ params, body, limbs }) => previewRubric(limbs.database, params, body)),
  route(publishEndpoint, ({ params, body, headers, account, limbs }) =>
    publishRubric(limbs, {
      ...params,
      ...body,
      baseVersion: ifMatchNumber(headers),
      accountId: account.id,
    }),
  ),
  route(proposeEndpoint, ({ params, body, account, limbs }) =>
    proposeRubric(limbs, { ...params, expertId: account.id }, body),
  ),
  route(listRubricProposals, async ({ params, limbs }) => ({
    proposals: await listProposals(limbs.database, params.projectId),
  })),
  route(decideRubricProposal, ({ params, body, account, limbs }) =>
    decideProposal(limbs, params, body, account.id),
  ),
];
