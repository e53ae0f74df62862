import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getTask } from '#contract/data/get-task.ts';
import { listTasks } from '#contract/data/list-tasks.ts';

/** The first tasks of a project, enough to choose one to look at. */
export function specimenTasksQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['specimen-tasks', projectId],
    queryFn: ({ signal }) =>
      backend.send(listTasks, { params: { projectId }, query: { limit: 20 } }, { signal }),
    staleTime: 5 * 60_000,
  });
}

/** One whole task, as leads and labs may see it. */
export function specimenTaskQuery(backend: Backend, projectId: string, taskId: string) {
  return queryOptions({
    queryKey: ['specimen-task', projectId, taskId],
    queryFn: ({ signal }) => backend.send(getTask, { params: { projectId, taskId } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
