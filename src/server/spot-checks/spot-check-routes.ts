import { claimRegrade as claimEndpoint } from '#contract/quality/claim-regrade.ts';
import { closeSpotCheck as closeEndpoint } from '#contract/quality/close-spot-check.ts';
import { createSpotCheck as createEndpoint } from '#contract/quality/create-spot-check.ts';
import { getSpotCheck } from '#contract/quality/get-spot-check.ts';
import { listSpotChecks } from '#contract/quality/list-spot-checks.ts';
import { planSpotCheck } from '#contract/quality/plan-spot-check.ts';
import { submitRegrade as submitEndpoint } from '#contract/quality/submit-regrade.ts';
import { definitionInWords } from '#domain/spot-check/defect-definition.ts';
import { planCheck } from '#domain/spot-check/draw-check.ts';
import { runReport } from '#server/reports/run-report.ts';
import { route, type Route } from '#server/route.ts';
import { claimRegrade } from './claim-regrade.ts';
import { closeSpotCheck } from './close-spot-check.ts';
import { createSpotCheck } from './create-spot-check.ts';
import { allSpotChecks, oneSpotCheck, regradedItems } from './load-spot-checks.ts';
import { submitRegrade } from './submit-regrade.ts';

export const spotCheckRoutes: readonly Route[] = [
  route(planSpotCheck, async ({ params, body, limbs }) => {
    const lot = await runReport(limbs, 'acceptedItems', params.projectId);
    const plan = planCheck(
      body,
      new Map(lot.map(({ annotationId, stratum }) => [annotationId, stratum])),
    );
    const definition = definitionInWords(body.definition);
    return plan.ok
      ? { plan: plan.value, definition, why: null }
      : { plan: null, definition, why: plan.error };
  }),
  route(createEndpoint, ({ params, body, account, limbs }) =>
    createSpotCheck(limbs, { ...params, claim: body, by: account.id }),
  ),
  route(listSpotChecks, async ({ params, limbs }) => ({
    checks: await allSpotChecks(limbs.database, params.projectId),
  })),
  route(getSpotCheck, async ({ params, limbs }) => {
    const check = await oneSpotCheck(limbs.database, params.projectId, params.checkId);
    return { check, items: await regradedItems(limbs.database, check.id) };
  }),
  route(closeEndpoint, ({ params, body, account, limbs }) =>
    closeSpotCheck(limbs, { ...params, ...body, by: account.id }),
  ),
  route(claimEndpoint, ({ params, account, limbs }) =>
    claimRegrade(limbs, { ...params, regraderId: account.id }),
  ),
  route(submitEndpoint, ({ params, body, account, limbs }) =>
    submitRegrade(limbs, { ...params, regraderId: account.id, body }),
  ),
];
