import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { listTasks, type TaskStatus } from '#contract/data/list-tasks.ts';

export type TaskFilters = { search?: string; status?: TaskStatus };

/** Tasks in the order of import, page by page. */
export function tasksQuery(backend: Backend, projectId: string, filters: TaskFilters) {
  return infiniteQueryOptions({
    queryKey: ['project', projectId, 'tasks', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      backend.send(
        listTasks,
        {
          params: { projectId },
          query: {
            limit: 100,
            ...filters,
            ...(pageParam === undefined ? {} : { after: pageParam }),
          },
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
