import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getProject } from '#contract/project/get-project.ts';

/** A project with the current version of its settings. */
export function projectQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => backend.send(getProject, { params: { projectId } }, { signal }),
  });
}
