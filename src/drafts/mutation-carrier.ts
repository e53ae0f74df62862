import type { QueryClient } from '@tanstack/react-query';
import type { Carrier } from './draft-limbs.ts';

/**
 * Carries each send as a mutation of TanStack Query, so that the developer tools and
 * `useMutationState` show what is under way: one scope per draft, no retry and no pause of its
 * own, because the log decides what is sent and when. What the cache forgets, the log has.
 */
export function mutationCarrier(queryClient: QueryClient): Carrier {
  return ({ what, assignment, key }, run) =>
    queryClient
      .getMutationCache()
      .build(queryClient, {
        mutationKey: ['draft', assignment, what],
        mutationFn: (_key: string) => run(),
        scope: { id: `draft:${assignment}` },
        retry: 0,
        networkMode: 'always',
        gcTime: 60_000,
      })
      .execute(key);
}
