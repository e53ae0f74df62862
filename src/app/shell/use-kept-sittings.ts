import { useEffect } from 'react';
import { sendSittings } from '#drafts/sittings.ts';
import { useBackend } from '#queries/backend-context.tsx';

/**
 * Sends the time in review that this device keeps of whoever is signed in, whichever screen is
 * open: at the start, when the network is back, and with every answer about the session (`asOf`).
 */
export function useKeptSittings(accountId: string | null, asOf: number): void {
  const backend = useBackend();
  useEffect(() => {
    if (accountId === null) return;
    const send = () => void sendSittings(backend, accountId);
    send();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  }, [backend, accountId, asOf]);
}
