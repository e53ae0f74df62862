import { useMemo } from 'react';

import type { BlindResponse } from '#domain/task/response.ts';

import { alignedRuns, type AlignedRuns } from './aligned-runs.ts';

/** The equal beginning of those responses that stand beside each other, if all are runs. */
export function useAlignedRuns(
  responses: readonly BlindResponse[],
  beside: ReadonlySet<string>,
): AlignedRuns | null {
  // The set is made anew at each render; its members in order are what counts.
  const key = responses.flatMap(({ id }) => (beside.has(id) ? [id] : [])).join('\n');
  return useMemo(() => {
    const ids = new Set(key.split('\n'));
    return alignedRuns(responses.filter(({ id }) => ids.has(id)));
  }, [responses, key]);
}
