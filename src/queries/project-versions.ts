import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listProjectVersions } from '#contract/project/list-project-versions.ts';

export type ProjectVersion = AnswerOf<typeof listProjectVersions>['versions'][number];

/** Every version of a project's settings, newest first, with what stands under it. */
export function projectVersionsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'versions'],
    queryFn: ({ signal }) =>
      backend.send(listProjectVersions, { params: { projectId } }, { signal }),
  });
}
