import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumFlags, findChromium } from '#tests/run/chromium.ts';
import { staticSite, type StaticSite } from './static-site.ts';

let folder: string;
let site: StaticSite;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-demo-'));
  await build({ mode: 'demo', logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  site = await staticSite(folder, '/some/where/');
  const path = findChromium();
  if (path === null) throw new Error('The browser tests need Chromium; see npm test');
  browser = await chromium.launch({ executablePath: path, args: [...chromiumFlags] });
});
afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visitor(): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { context, page, faults };
}

const rubric = (page: Page) => page.getByRole('region', { name: 'Rubric' });
const given = (page: Page) =>
  rubric(page)
    .getByText(/^\d+ of \d+/)
    .first();
const sync = (page: Page) => page.getByRole('status', { name: 'Sync' });

test('the demo serves a task from any static folder, and the answers are there after a reload', async () => {
  const { context, page, faults } = await visitor();
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Continue as sample expert' }).click();
  await rubric(page).waitFor();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  expect(await given(page).textContent()).toMatch(/^0 of/);

  await page.keyboard.press('y');
  await page.keyboard.press('n');
  await page.keyboard.press('w');
  await page.keyboard.type('Kept in the browser alone.');
  await expect.poll(async () => sync(page).textContent(), { timeout: 15_000 }).toMatch(/^Saved/);

  // What the device itself keeps of drafts is taken away: what comes back is the server's.
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name !== undefined && !name.startsWith('/pglite/')) indexedDB.deleteDatabase(name);
    }
  });
  await page.reload();
  await rubric(page).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
  expect(await given(page).textContent()).toMatch(/^2 of/);
  expect(await page.getByRole('textbox', { name: 'Justification' }).inputValue()).toBe(
    'Kept in the browser alone.',
  );
  expect(site.missed.filter((path) => !path.endsWith('favicon.ico'))).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

test('two tabs of one browser ask the same server, and its choice of account holds for both', async () => {
  const { context, page } = await visitor();
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Continue as sample lead' }).click();
  await page.waitForURL(/#\/p\/sample\//);
  const other = await context.newPage();
  await other.goto(`${site.url}#/p/sample/settings`);
  await other.getByRole('textbox', { name: 'Instructions' }).waitFor();
  const accounts = await Promise.all(
    [page, other].map((each) =>
      each.evaluate(async () => {
        const session = await (await fetch('/api/session')).json();
        return session.account.email;
      }),
    ),
  );
  expect(new Set(accounts).size).toBe(1);
  await context.close();
});
