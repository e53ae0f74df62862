import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getOwnGold } from '#contract/gold/get-own-gold.ts';

export type { GoldRecord, GoldResultView, OnboardingStanding } from '#contract/gold/gold-result.ts';

/** One's own onboarding and submitted gold items. */
export function ownGoldQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'own-gold'],
    queryFn: ({ signal }) => backend.send(getOwnGold, { params: { projectId } }, { signal }),
    staleTime: 0,
  });
}
