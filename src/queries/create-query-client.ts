import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isTemporary, problemKind } from '#backend/backend-error.ts';
import { sessionKey } from './session.ts';

/**
 * The cache of server truth. A request that may succeed later is tried three times, a refusal
 * never. Whenever the server says that nobody is signed in, the session is asked for anew: the
 * shell sees that and offers to sign in again on the same place.
 */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== sessionKey[0]) noticeSignedOut(error);
      },
    }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Being offline is told by the request that fails, not by the browser's guess.
        networkMode: 'always',
        retry: (count, error) => count < 3 && isTemporary(error),
        retryDelay: (count) => Math.min(8000, 500 * 2 ** count),
      },
      mutations: { networkMode: 'always' },
    },
  });
  function noticeSignedOut(error: unknown): void {
    if (problemKind(error) === 'signed-out')
      void client.invalidateQueries({ queryKey: sessionKey });
  }
  return client;
}
