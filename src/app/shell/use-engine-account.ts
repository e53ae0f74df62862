import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDraftEngine } from '#drafts/use-draft.ts';
import { sessionKey, type Account } from '#queries/session.ts';

/**
 * Keeps the draft engine and the session of one mind: who is signed in may send; where the
 * engine is told that nobody is, the session is asked for anew. `asOf` moves with every answer.
 */
export function useEngineAccount(account: Account | null, asOf: number): void {
  const engine = useDraftEngine();
  const client = useQueryClient();
  useEffect(() => {
    if (account !== null) engine.signedInAs({ id: account.id, name: account.name });
  }, [engine, account, asOf]);
  useEffect(
    () =>
      engine.subscribe(() => {
        if (!engine.isSignedIn()) void client.invalidateQueries({ queryKey: sessionKey });
      }),
    [engine, client],
  );
}
