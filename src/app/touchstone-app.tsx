import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Router, type RouterOptions } from 'wouter';
import type { Backend } from '#backend/backend.ts';
import type { DraftEngine } from '#drafts/draft-engine.ts';
import { DraftEngineProvider } from '#drafts/use-draft.ts';
import { BackendProvider } from '#queries/backend-context.tsx';
import { Routes } from './routes.tsx';
import { ThemeRoot } from './theme/theme-root.tsx';

interface TouchstoneAppProps {
  readonly backend: Backend;
  readonly queryClient: QueryClient;
  readonly engine: DraftEngine;
  /** Where addresses are kept, if not in the browser's own; a static site has only the hash. */
  readonly address?: RouterOptions;
}

export function TouchstoneApp({ backend, queryClient, engine, address }: TouchstoneAppProps) {
  return (
    <ThemeRoot>
      <BackendProvider backend={backend}>
        <QueryClientProvider client={queryClient}>
          <DraftEngineProvider value={engine}>
            <Router {...address}>
              <Routes />
            </Router>
          </DraftEngineProvider>
        </QueryClientProvider>
      </BackendProvider>
    </ThemeRoot>
  );
}
