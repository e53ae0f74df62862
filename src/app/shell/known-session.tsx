import { useSuspenseQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { sessionQuery, type Account, type Session } from '#queries/session.ts';
import { useEngineAccount } from './use-engine-account.ts';
import { useKeptSittings } from './use-kept-sittings.ts';

/** A session of somebody: the shell exists only for people who signed in. */
export type KnownSession = Session & { account: Account };

const KnownSessionContext = createContext<{ known: KnownSession; lapsed: boolean } | null>(null);

/**
 * Holds on to who was signed in when the session ends under an open screen: the screen stays,
 * with all that stands in it, until the same person signs in again.
 */
export function KnownSessionProvider({ children }: { readonly children: ReactNode }) {
  const { data: session, dataUpdatedAt } = useSuspenseQuery(sessionQuery(useBackend()));
  const now = useMemo(() => named(session), [session]);
  const [known, setKnown] = useState(now);
  if (now !== null && now !== known) setKnown(now);
  const shown = now ?? known;
  useEngineAccount(session.account, dataUpdatedAt);
  useKeptSittings(session.account?.id ?? null, dataUpdatedAt);
  if (shown === null) return null;
  return (
    <KnownSessionContext value={{ known: shown, lapsed: now === null }}>
      {children}
    </KnownSessionContext>
  );
}

export function useKnownSession(): { known: KnownSession; lapsed: boolean } {
  const value = useContext(KnownSessionContext);
  if (value === null) throw new Error('There is no KnownSessionProvider above this component');
  return value;
}

function named(session: Session): KnownSession | null {
  return session.account === null ? null : { ...session, account: session.account };
}
