import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { decideFinal as endpoint } from '#contract/review/decide-final.ts';
import { getAdjudication } from '#contract/review/get-adjudication.ts';
import { listAdjudications } from '#contract/review/list-adjudications.ts';

export type { Adjudication } from '#contract/review/adjudication.ts';
export type FinalBody = BodyOf<typeof endpoint>;

const key = (projectId: string) => ['project', projectId, 'adjudications'] as const;

/** Tasks that several experts judged. */
export function adjudicationsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: key(projectId),
    queryFn: ({ signal }) => backend.send(listAdjudications, { params: { projectId } }, { signal }),
    staleTime: 5_000,
  });
}

export function adjudicationQuery(backend: Backend, at: { projectId: string; taskId: string }) {
  return queryOptions({
    queryKey: [...key(at.projectId), at.taskId],
    queryFn: ({ signal }) => backend.send(getAdjudication, { params: at }, { signal }),
  });
}

export function decideFinal(
  backend: Backend,
  at: { projectId: string; taskId: string },
  body: FinalBody,
) {
  return backend.send(endpoint, { params: at, body });
}
