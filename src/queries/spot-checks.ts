import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { closeSpotCheck } from '#contract/quality/close-spot-check.ts';
import { createSpotCheck } from '#contract/quality/create-spot-check.ts';
import { getSpotCheck } from '#contract/quality/get-spot-check.ts';
import { listSpotChecks } from '#contract/quality/list-spot-checks.ts';
import { planSpotCheck } from '#contract/quality/plan-spot-check.ts';
import type { SpotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';

export type { CheckPlan } from '#contract/quality/plan-spot-check.ts';
export type { RegradedItem, SpotCheck } from '#contract/quality/spot-check.ts';

export const spotChecksKey = (projectId: string) => ['project', projectId, 'spot-checks'] as const;

/** Every claim about the accepted items, with what its regrades say now. */
export function spotChecksQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: spotChecksKey(projectId),
    queryFn: ({ signal }) => backend.send(listSpotChecks, { params: { projectId } }, { signal }),
  });
}

/** One check with its regraded items. */
export function spotCheckQuery(backend: Backend, projectId: string, checkId: string) {
  return queryOptions({
    queryKey: [...spotChecksKey(projectId), checkId],
    queryFn: ({ signal }) =>
      backend.send(getSpotCheck, { params: { projectId, checkId } }, { signal }),
  });
}

/** What a claim would need; asked while it is written. */
export function spotCheckPlanQuery(backend: Backend, projectId: string, claim: SpotCheckClaim) {
  return queryOptions({
    queryKey: ['project', projectId, 'spot-check-plan', claim],
    queryFn: ({ signal }) =>
      backend.send(planSpotCheck, { params: { projectId }, body: claim }, { signal }),
  });
}

export function createSpotCheckMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['create-spot-check', projectId],
    mutationFn: (claim: SpotCheckClaim) =>
      backend.send(createSpotCheck, { params: { projectId }, body: claim }),
    onSuccess: () => {
      // "Nothing to regrade" is no longer true.
      client.removeQueries({ queryKey: ['project', projectId, 'regrade'] });
      return client.invalidateQueries({ queryKey: spotChecksKey(projectId) });
    },
  });
}

export function closeSpotCheckMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['close-spot-check', projectId],
    mutationFn: ({ checkId, reason }: { checkId: string; reason: string }) =>
      backend.send(closeSpotCheck, { params: { projectId, checkId }, body: { reason } }),
    onSuccess: () => client.invalidateQueries({ queryKey: spotChecksKey(projectId) }),
  });
}
