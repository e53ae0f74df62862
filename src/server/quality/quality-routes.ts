import { getQuality } from '#contract/quality/get-quality.ts';
import { getConsensus } from '#contract/quality/get-consensus.ts';
import { listDisagreements } from '#contract/quality/list-disagreements.ts';
import { route, type Route } from '#server/route.ts';
import { computeConsensus } from '#server/opinions/compute-consensus.ts';
import { computeQuality } from './compute-quality.ts';
import { disagreements } from './disagreements.ts';

export const qualityRoutes: readonly Route[] = [
  route(getQuality, ({ params, limbs }) => computeQuality(limbs, params.projectId)),
  route(getConsensus, ({ params, limbs }) => computeConsensus(limbs, params.projectId)),
  route(listDisagreements, ({ params, query, limbs }) =>
    disagreements(limbs.database, params.projectId, query.subject),
  ),
];
