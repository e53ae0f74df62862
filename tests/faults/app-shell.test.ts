import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sharedBrowser } from './fault-browser.ts';
import { faultProxy, type FaultProxy } from './fault-proxy.ts';
import { faultServer, type FaultServer } from './fault-server.ts';
import { productSite } from './product-site.ts';

// Row 16 and the pages that open without a server, in the product as it is built and served.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

let site: string;
let proxy: FaultProxy;
let server: FaultServer;
let browser: Awaited<ReturnType<typeof sharedBrowser>>;
let context: BrowserContext;

beforeAll(async () => {
  site = await productSite('shell');
  proxy = await faultProxy();
  server = await faultServer(proxy, site);
  browser = await sharedBrowser();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await server?.stop();
  rmSync(site, { recursive: true, force: true });
});

async function signedIn(): Promise<Page> {
  // The designed size: on a lower screen the questions are folded.
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScriptURL/.test(message.text()))
      violations.push(message.text());
  });
  await page.goto(proxy.url);
  await page.getByRole('button', { name: /Continue as sample expert/ }).click();
  await page.getByRole('status', { name: 'Sync' }).waitFor({ timeout: 30_000 });
  // Asked again and again: a promise as the answer of a polled function would count as true.
  const state = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  await expect.poll(state, { timeout: 60_000 }).toBe('activated');
  expect(violations).toEqual([]);
  return page;
}

const justification = (page: Page) => page.getByRole('textbox', { name: 'Justification' });
const saved = (page: Page) =>
  page
    .getByRole('status', { name: 'Sync' })
    .filter({ hasText: /^Saved/ })
    .waitFor();

test('with the server gone, Grade opens again with its task and its text, and sends later', async () => {
  const page = await signedIn();
  await justification(page).fill('Written with the server. ');
  await saved(page);
  // The page that registered the worker is the first one that it serves after a reload.
  await page.reload();
  await saved(page);
  await server.kill();
  await justification(page).fill('Written with the server. And without.');
  await page.waitForTimeout(400);
  await page.reload();
  await justification(page).waitFor({ timeout: 30_000 });
  expect(await justification(page).inputValue()).toBe('Written with the server. And without.');
  await server.start();
  await saved(page);
  const { fields } = await (await server.witness()).draft();
  expect(fields['text/Justification']).toBe('Written with the server. And without.');
  await context.close();
});

test('with the server gone, the recovery page lists the draft and saves it to a file', async () => {
  const page = await signedIn();
  await justification(page).fill('What I would miss.');
  await saved(page);
  await page.reload();
  await saved(page);
  await server.kill();
  await page.goto(`${proxy.url}/recovery`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save everything to a file' }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  expect(text).toContain('What I would miss.');
  await server.start();
  await context.close();
});

test('row 19: another account on this browser neither sees nor sends the draft, and its owner does', async () => {
  const page = await signedIn();
  await justification(page).fill('');
  await saved(page);
  proxy.down = true;
  await justification(page).fill('Only for its author.');
  await page.waitForTimeout(400);
  // The session ends somewhere else, and somebody else sits down.
  await context.clearCookies();
  await page.goto('about:blank');
  proxy.down = false;
  await page.goto(`${proxy.url}/sign-in`);
  await page.getByRole('button', { name: 'Continue as sample lead' }).click();
  await page.waitForURL(/\/p\/[^/]+\/\w+/);
  // The device learns who sits here once the first screen stands.
  await page.getByRole('link', { name: 'Settings' }).waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  await page.goto(`${proxy.url}/recovery`);
  // The lead may have a task of their own in hand: what is listed is theirs.
  await page
    .getByText(/keeps no drafts on this device|^These are the drafts of Sample lead/)
    .waitFor();
  expect(await page.getByText('Only for its author.').count()).toBe(0);
  const { fields } = await (await server.witness()).draft();
  expect(fields['text/Justification'] ?? '').not.toContain('Only for its author.');
  await context.clearCookies();
  await page.goto(`${proxy.url}/sign-in`);
  await page.getByRole('button', { name: 'Continue as sample expert' }).click();
  await expect
    .poll(async () => justification(page).inputValue(), { timeout: 30_000 })
    .toBe('Only for its author.');
  await saved(page);
  await context.close();
});

/** What the page does when the code of a part could not be fetched. */
const partFails = (page: Page) =>
  page.evaluate(() => void window.dispatchEvent(new Event('vite:preloadError')));
const isSameDocument = (page: Page) =>
  page.evaluate(() => Reflect.get(window, 'sameDocument') === true);

test('a part that fails while the server starts again takes no page away from who types', async () => {
  const page = await signedIn();
  await justification(page).fill('');
  await saved(page);
  await page.evaluate(() => Reflect.set(window, 'sameDocument', true));
  await server.kill();
  await partFails(page);
  await server.start();
  await partFails(page);
  // Nothing is unsent yet: a page that mends itself now goes under the first words.
  await page.waitForTimeout(300);
  await justification(page).pressSequentially('Typed as it came back.', { delay: 20 });
  await page.waitForTimeout(1500);
  expect(await isSameDocument(page)).toBe(true);
  expect(await justification(page).inputValue()).toBe('Typed as it came back.');
  await saved(page);
  await context.close();
});

test('row 16: a new build does not reload a page with unsent work, and its old chunks are there', async () => {
  const page = await signedIn();
  await page.reload();
  await saved(page);
  proxy.down = true;
  await justification(page).fill('Typed on the old build.');
  await page.waitForTimeout(400);
  await page.evaluate(() => Reflect.set(window, 'sameDocument', true));
  const old = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return all
      .flat()
      .map((request) => new URL(request.url).pathname)
      .filter((path) => path.startsWith('/assets/'));
  });
  expect(old.length).toBeGreaterThan(10);
  // The next build: other bytes of the worker, and none of the old files on the server.
  const worker = join(site, 'app-shell.js');
  writeFileSync(worker, 'globalThis.APP_SHELL_BUILD={"id":"next","files":[]};');
  mkdirSync(join(site, 'old'), { recursive: true });
  rmSync(join(site, 'assets'), { recursive: true });
  proxy.down = false;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await saved(page);
  const answers = await page.evaluate(
    async (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
    old,
  );
  expect(answers.every((status) => status === 200)).toBe(true);
  expect(await isSameDocument(page)).toBe(true);
  expect(await justification(page).inputValue()).toBe('Typed on the old build.');
  // Everything is sent: a part that even the old files no longer have is fetched with a reload.
  await partFails(page);
  await expect.poll(async () => isSameDocument(page).catch(() => true)).toBe(false);
  await context.close();
});
