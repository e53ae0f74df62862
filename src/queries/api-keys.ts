import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listApiKeys } from '#contract/accounts/list-api-keys.ts';

export type ApiKey = AnswerOf<typeof listApiKeys>['keys'][number];
export const apiKeysKey = (projectId: string) => ['project', projectId, 'api-keys'] as const;

/** The keys of a project: a lead sees all, others their own. */
export function apiKeysQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: apiKeysKey(projectId),
    queryFn: ({ signal }) => backend.send(listApiKeys, { params: { projectId } }, { signal }),
  });
}
