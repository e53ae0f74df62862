import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listAssignments } from '#contract/queue/list-assignments.ts';

export type OwnAssignment = AnswerOf<typeof listAssignments>['assignments'][number];

/** The expert's own assignments: held and parked, and the latest submitted. */
export function assignmentsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['assignments', projectId],
    queryFn: ({ signal }) => backend.send(listAssignments, { params: { projectId } }, { signal }),
    staleTime: 0,
  });
}
