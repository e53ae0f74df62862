interface AppShellOptions {
  /** Work that a reload would interrupt. */
  readonly hasUnsentWork: () => boolean;
}

const START_MILLISECONDS = 3000;

/**
 * Puts the app shell to work, and mends a page whose build is gone: a lazy part that cannot be
 * fetched any more is fetched with a reload, but never over unsent work, and never twice.
 */
export function registerAppShell({ hasUnsentWork }: AppShellOptions): void {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  // Insecure pages have none; the product works without it, only not offline. It fetches the
  // whole build, so it starts when the first screen has what it needs.
  window.setTimeout(() => {
    void serviceWorker?.register('/app-shell.js').catch(() => undefined);
  }, START_MILLISECONDS);
  window.addEventListener('vite:preloadError', () => void mend(hasUnsentWork));
}

/**
 * A part that failed for want of a network is asked for again by itself, and whoever types
 * meanwhile must not have the page taken away.
 */
async function mend(hasUnsentWork: () => boolean): Promise<void> {
  const isGone = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' })
    .then(({ status }) => status === 404)
    .catch(() => false);
  if (!isGone || hasUnsentWork() || sessionStorage.getItem('touchstone:reloaded') !== null) return;
  sessionStorage.setItem('touchstone:reloaded', String(Date.now()));
  window.location.reload();
}
