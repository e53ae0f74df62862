import { getOwnScorecard } from '#contract/quality/get-own-scorecard.ts';
import { listScorecards } from '#contract/quality/list-scorecards.ts';
import { runReport } from '#server/reports/run-report.ts';
import { route, type Route } from '#server/route.ts';

export const scorecardRoutes: readonly Route[] = [
  route(getOwnScorecard, ({ params, account, limbs }) =>
    runReport(limbs, 'ownScorecard', params.projectId, account.id),
  ),
  route(listScorecards, async ({ params, limbs }) => ({
    people: await runReport(limbs, 'scorecards', params.projectId),
  })),
];
