import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hashAddress } from '#app/hash-address.ts';
import { registerAppShell } from '#app/service-worker/register-app-shell.ts';
import { fetchReadingFace } from '#app/theme/fetch-reading-face.ts';
import { TouchstoneApp } from '#app/touchstone-app.tsx';
import { setTrustedTypesPolicy } from '#app/trusted-types-policy.ts';
import { httpBackend } from '#backend/http/http-backend.ts';
import { browserLimbs } from '#drafts/browser-limbs.ts';
import { createDraftEngine } from '#drafts/draft-engine.ts';
import { indexedDraftStore } from '#drafts/indexed-draft-store.ts';
import { createQueryClient } from '#queries/create-query-client.ts';

// The one place that chooses. In the demo the same server runs inside the page, and addresses
// live behind the hash, because a static site answers one path only.
const isDemo = import.meta.env.MODE === 'demo';

async function start(): Promise<void> {
  setTrustedTypesPolicy();
  fetchReadingFace();
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root');
  if (isDemo) await (await import('#mocks/browser.ts')).startDemoServer();
  const backend = httpBackend({
    base: window.location.origin,
    fetch: (request) => fetch(request),
  });
  const queryClient = createQueryClient();
  const engine = createDraftEngine(
    browserLimbs({
      backend,
      queryClient,
      store: indexedDraftStore(Date.now),
      now: Date.now,
      fraction: Math.random,
    }),
  );
  if (import.meta.env.PROD && !isDemo) registerAppShell(engine);
  // Asked once per page: a browser that agrees does not evict drafts when the disk fills up.
  void navigator.storage?.persist?.().catch(() => false);
  createRoot(root).render(
    <StrictMode>
      <TouchstoneApp
        backend={backend}
        queryClient={queryClient}
        engine={engine}
        {...(isDemo && { address: hashAddress })}
      />
    </StrictMode>,
  );
}

start().catch((error: unknown) => {
  // Nothing is painted yet that could say it: a browser without workers, storage or the network.
  document.getElementById('root')?.append(error instanceof Error ? error.message : String(error));
  throw error;
});
