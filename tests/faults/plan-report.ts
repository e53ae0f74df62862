import type { Page } from 'playwright-core';
import { rowsOf } from './device-log.ts';
import type { FaultProxy } from './fault-proxy.ts';

const LAST_REQUESTS = 25;

/** What the screen, the device and the wire say of a plan that failed, for its report. */
export async function planReport(page: Page, proxy: FaultProxy): Promise<string> {
  const now = performance.now();
  const wire = proxy.log
    .slice(-LAST_REQUESTS)
    .map(({ at, method, path, action, status }) =>
      [`${String(Math.round(now - at))} ms ago`, method, path, action, status ?? 'no answer'].join(
        ' ',
      ),
    );
  const parts = {
    address: () => Promise.resolve(page.url()),
    sync: () => page.getByRole('status', { name: 'Sync' }).allTextContents(),
    notices: () => page.getByRole('alert').allTextContents(),
    dialogs: () => page.getByRole('dialog').allTextContents(),
    online: () => page.evaluate(() => `${navigator.onLine} ${document.visibilityState}`),
    locks: () => page.evaluate(() => navigator.locks.query()),
    heads: () => rowsOf(page, ['heads']),
  };
  const seen: string[] = [];
  for (const [name, read] of Object.entries(parts)) {
    const said = await Promise.race([
      read().catch((error: unknown) => `unknown: ${String(error)}`),
      new Promise((done) => setTimeout(() => done('no answer within 5 s'), 5000)),
    ]);
    seen.push(`${name}: ${JSON.stringify(said)}`);
  }
  return [...seen, 'The last requests:', ...wire].join('\n  ');
}
