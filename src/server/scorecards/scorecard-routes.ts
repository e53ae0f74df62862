import { getOwnScorecard } from '#contract/quality/get-own-scorecard.ts';
import { listScorecards } from '#contract/quality/list-scorecards.ts';
import { route, type Route } from '#server/route.ts';
import { ownScorecard, scorecards } from './scorecards.ts';

export const scorecardRoutes: readonly Route[] = [
  route(getOwnScorecard, ({ params, account, limbs }) =>
    ownScorecard(limbs.database, params.projectId, account.id),
  ),
  route(listScorecards, async ({ params, limbs }) => ({
    people: await scorecards(limbs.database, params.projectId),
  })),
];
