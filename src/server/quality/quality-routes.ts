import { getQuality } from '#contract/quality/get-quality.ts';
import { getConsensus } from '#contract/quality/get-consensus.ts';
import { listDisagreements } from '#contract/quality/list-disagreements.ts';
import { listQualityItems } from '#contract/quality/list-quality-items.ts';
import { runReport } from '#server/reports/run-report.ts';
import { route, type Route } from '#server/route.ts';

export const qualityRoutes: readonly Route[] = [
  route(getQuality, ({ params, query, limbs }) =>
    runReport(limbs, 'quality', params.projectId, query),
  ),
  route(getConsensus, ({ params, limbs }) => runReport(limbs, 'consensus', params.projectId)),
  route(listDisagreements, ({ params, query: { subject, ...filter }, limbs }) =>
    runReport(limbs, 'disagreements', params.projectId, subject, filter),
  ),
  route(listQualityItems, ({ params, query, limbs }) =>
    runReport(limbs, 'qualityItems', params.projectId, query),
  ),
];
