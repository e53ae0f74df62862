import { createContext, useContext, type ReactNode } from 'react';
import type { Backend } from '#backend/backend.ts';

const BackendContext = createContext<Backend | null>(null);

interface BackendProviderProps {
  readonly backend: Backend;
  readonly children: ReactNode;
}

/** Hands the backend that main.tsx chose to every query below; nothing else knows which it is. */
export function BackendProvider({ backend, children }: BackendProviderProps) {
  return <BackendContext value={backend}>{children}</BackendContext>;
}

export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === null) throw new Error('There is no BackendProvider above this component');
  return backend;
}
