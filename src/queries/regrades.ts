import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { claimRegrade } from '#contract/quality/claim-regrade.ts';
import { submitRegrade } from '#contract/quality/submit-regrade.ts';
import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import { spotChecksKey } from './spot-checks.ts';

export type { Regrade } from '#contract/quality/claim-regrade.ts';
export type { Unveiling } from '#contract/quality/spot-check.ts';

/** The item that is to be regraded now. It stays the same one until it is submitted. */
export function regradeQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'regrade'],
    queryFn: ({ signal }) => backend.send(claimRegrade, { params: { projectId } }, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

export function submitRegradeMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['submit-regrade', projectId],
    mutationFn: (given: { regradeId: string; fields: DraftFields; activeSeconds: number }) =>
      backend.send(submitRegrade, {
        params: { projectId, regradeId: given.regradeId },
        body: {
          schema: DRAFT_SCHEMA,
          fields: given.fields,
          activeSeconds: given.activeSeconds,
        },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: spotChecksKey(projectId) }),
  });
}
