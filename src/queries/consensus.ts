import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getConsensus } from '#contract/quality/get-consensus.ts';

/** What the answers of a project say together, computed by the server when asked. */
export function consensusQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'quality', 'consensus'],
    queryFn: ({ signal }) => backend.send(getConsensus, { params: { projectId } }, { signal }),
  });
}
