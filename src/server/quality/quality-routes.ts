import { getQuality } from '#contract/quality/get-quality.ts';
import { getConsensus } from '#contract/quality/get-consensus.ts';
import { listDisagreements } from '#contract/quality/list-disagreements.ts';
import { listQualityItems } from '#contract/quality/list-quality-items.ts';
import { route, type Route } from '#server/route.ts';
import { computeConsensus } from '#server/opinions/compute-consensus.ts';
import { computeQuality } from './compute-quality.ts';
import { disagreements } from './disagreements.ts';
import { qualityItems } from './quality-items.ts';

export const qualityRoutes: readonly Route[] = [
  route(getQuality, ({ params, query, limbs }) => computeQuality(limbs, params.projectId, query)),
  route(getConsensus, ({ params, limbs }) => computeConsensus(limbs, params.projectId)),
  route(listDisagreements, ({ params, query: { subject, ...filter }, limbs }) =>
    disagreements(limbs.database, params.projectId, subject, filter),
  ),
  route(listQualityItems, ({ params, query, limbs }) =>
    qualityItems(limbs.database, params.projectId, query),
  ),
];
