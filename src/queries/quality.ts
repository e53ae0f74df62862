import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getQuality } from '#contract/quality/get-quality.ts';
import { listDisagreements } from '#contract/quality/list-disagreements.ts';

/** Every figure of the Quality screen, computed by the server when asked. */
export function qualityQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'quality'],
    queryFn: ({ signal }) => backend.send(getQuality, { params: { projectId } }, { signal }),
  });
}

/** The items behind one agreement figure. */
export function disagreementsQuery(backend: Backend, projectId: string, subject: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'quality', 'disagreements', subject],
    queryFn: ({ signal }) =>
      backend.send(listDisagreements, { params: { projectId }, query: { subject } }, { signal }),
  });
}
