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

/** Where nobody answers, the build may be there still: a reload would leave an empty page. */
async function mend(hasUnsentWork: () => boolean): Promise<void> {
  const answers = await fetch('/app-shell.js', { method: 'HEAD', cache: 'no-store' })
    .then(({ ok }) => ok)
    .catch(() => false);
  if (!answers || hasUnsentWork() || sessionStorage.getItem('touchstone:reloaded') !== null) return;
  sessionStorage.setItem('touchstone:reloaded', String(Date.now()));
  window.location.reload();
}
