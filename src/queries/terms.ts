import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { getTerms } from '#contract/people/get-terms.ts';

export const termsKey = (projectId: string) => ['terms', projectId] as const;

/** What the person who asks attests in a project, and their walls there. */
export function termsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: termsKey(projectId),
    queryFn: ({ signal }) => backend.send(getTerms, { params: { projectId } }, { signal }),
    staleTime: 10 * 60_000,
  });
}

/** The walls around the person as far as they are fetched; reads, never asks. */
export function knownWalls(client: QueryClient, projectId: string) {
  return client.getQueryData<AnswerOf<typeof getTerms>>(termsKey(projectId))?.walls ?? [];
}
