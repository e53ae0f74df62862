import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageHeaders } from '#server/node/page-headers.ts';
import { chromiumFlags, findChromium } from '#tests/run/chromium.ts';
import { hostileAnswers } from './hostile-page/hostile-answers.ts';

// What a hostile model writes is drawn in a real browser, under the policy that the server sends.
// The policy is the second wall: that nothing even tried to pass it is the claim.

const folder = mkdtempSync(join(tmpdir(), 'touchstone-hostile-'));
const evilRequests: string[] = [];
let site: Server;
let evil: Server;
let browser: Browser;

beforeAll(async () => {
  await build({
    root: join(import.meta.dirname, 'hostile-page'),
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  evil = await listening((path) => {
    evilRequests.push(path);
    return { type: 'text/plain', body: 'ok' };
  });
  site = await listening((path) => {
    const file = path === '/' ? 'index.html' : path.slice(1);
    return {
      type: types[extname(file)] ?? 'application/octet-stream',
      body: readFileSync(join(folder, file)),
    };
  });
  const path = findChromium();
  if (path === null) throw new Error('The browser tests need Chromium; see npm test');
  browser = await chromium.launch({ executablePath: path, args: [...chromiumFlags] });
});

afterAll(async () => {
  await browser?.close();
  site?.close();
  evil?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('hostile answers run nothing, load nothing and lead nowhere', async () => {
  const { page, seen } = await drawn();

  // All of it was really drawn, formulas and coloured code included.
  expect(await page.locator('section[aria-label="Response A"]').count()).toBe(
    hostileAnswers.length,
  );
  await page.locator('.katex').first().waitFor({ state: 'attached' });
  await page.locator('pre span[style*="--code-"]').first().waitFor({ state: 'attached' });

  await pressEverything(page);
  await page.waitForTimeout(1_500);

  expect(await page.evaluate('window.hit')).toBeUndefined();
  expect(seen.dialogs).toEqual([]);
  expect(seen.elsewhere).toEqual([]);
  expect(seen.errors).toEqual([]);
  expect(await page.evaluate('window.violations')).toEqual([]);
  expect(evilRequests).toEqual([]);
  expect(new URL(page.url()).port).toBe(String(port(site)));
  await page.context().close();
});

test('no element can act or load, and links are https, http or mailto', async () => {
  const { page } = await drawn();
  const found = await page.evaluate(() => {
    const root = document.querySelector('#root');
    const active =
      'script, iframe, object, embed, img, image, video, audio, source, style, link, base, meta, form';
    const attributes = [...(root?.querySelectorAll('*') ?? [])].flatMap((element) =>
      [...element.attributes].map(({ name, value }) => `${name}=${value}`),
    );
    return {
      active: [...(root?.querySelectorAll(active) ?? [])].map((each) => each.outerHTML),
      handlers: attributes.filter((each) => /^on/i.test(each)),
      addresses: attributes.filter(
        (each) =>
          /^(?:href|xlink:href|src|srcset|action|formaction|data|poster)=/i.test(each) &&
          !/^href=(?:https?:\/\/|mailto:)/.test(each),
      ),
      styles: attributes.filter((each) => /^style=.*url\(/i.test(each)),
      links: [...(root?.querySelectorAll('a') ?? [])].map((each) => `${each.rel} ${each.target}`),
    };
  });
  expect(found.active).toEqual([]);
  expect(found.handlers).toEqual([]);
  expect(found.addresses).toEqual([]);
  expect(found.styles).toEqual([]);
  expect(found.links.length).toBeGreaterThan(0);
  expect(new Set(found.links)).toEqual(new Set(['noopener noreferrer _blank']));
  await page.context().close();
});

test('the watch sees what it has to see', async () => {
  const { page } = await drawn();
  const address = `http://127.0.0.1:${port(evil)}/control`;
  await page.evaluate((src) => {
    const image = document.createElement('img');
    image.src = src;
    document.body.append(image);
  }, address);
  await page.waitForFunction('window.violations.length === 1');
  expect(
    await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>x</b>';
        return 'written';
      } catch (error) {
        return String(error);
      }
    }),
  ).toContain('TrustedHTML');
  await fetch(address);
  expect(evilRequests).toEqual(['/control']);
  evilRequests.length = 0;
  await page.context().close();
});

type Seen = { dialogs: string[]; elsewhere: string[]; errors: string[] };

async function drawn(): Promise<{ page: Page; seen: Seen }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const seen: Seen = { dialogs: [], elsewhere: [], errors: [] };
  const own = `http://127.0.0.1:${port(site)}/`;
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss().catch(() => undefined);
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith('data:,')) seen.elsewhere.push(url);
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(`${own}?evil=${encodeURIComponent(`http://127.0.0.1:${port(evil)}`)}`);
  await page.locator('#drawn').waitFor();
  return { page, seen };
}

/** Presses whatever a reader could press, links apart: those lead away on purpose. */
async function pressEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>(
      '[data-link], [data-image], [data-html], li [aria-expanded="false"], [data-note]',
    )) {
      if (each.closest('a')) continue;
      each.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      each.click();
    }
  });
}

function port(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listening(
  answer: (path: string) => { type: string; body: string | Uint8Array },
): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    try {
      const { type, body } = answer(pathname);
      response.writeHead(200, { ...pageHeaders(false), 'Content-Type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
