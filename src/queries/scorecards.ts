import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { getOwnScorecard } from '#contract/quality/get-own-scorecard.ts';
import { listScorecards } from '#contract/quality/list-scorecards.ts';

export type NamedScorecard = AnswerOf<typeof listScorecards>['people'][number];

/** What the figures say of oneself. */
export function ownScorecardQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'own-scorecard'],
    queryFn: ({ signal }) => backend.send(getOwnScorecard, { params: { projectId } }, { signal }),
  });
}

/** Everybody's, for leads. */
export function scorecardsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'quality', 'scorecards'],
    queryFn: ({ signal }) => backend.send(listScorecards, { params: { projectId } }, { signal }),
  });
}
