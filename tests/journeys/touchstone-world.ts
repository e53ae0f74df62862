import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { buildSite } from '#cli/build-site.ts';
import { serve, type ServeOptions, type Served } from '#server/node/serve.ts';
import { chromiumFlags, findChromium } from '#tests/run/chromium.ts';
import { reportViolations } from './report-violations.ts';

export type PageOptions = {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
};

/** A real server with the sample project in a folder of its own, and a browser beside it. */
export type TouchstoneWorld = {
  url: string;
  /** Where the first owner is made; null in sample mode. */
  ownerLink: string | null;
  browser: Browser;
  /** A person of their own: nothing is shared with other contexts. */
  person(options?: PageOptions): Promise<{ context: BrowserContext; page: Page }>;
  /** What went wrong in pages, e.g. errors on the console; empty where all is well. */
  faults: string[];
  /** Fails where any page of this world broke the content policy or Trusted Types. */
  close(): Promise<void>;
};

/** The folder of the page: built now if stale, unless a built one is named. */
async function site(): Promise<string> {
  return process.env['TOUCHSTONE_SITE'] ?? (await buildSite(() => undefined));
}

export async function touchstoneWorld({
  sampleMode = true,
  prepare,
  ...more
}: Partial<Pick<ServeOptions, 'sampleMode' | 'sampleWork' | 'provider'>> & {
  /** Puts into the data folder what should be there when the server starts. */
  prepare?: (folder: string) => Promise<void>;
} = {}): Promise<TouchstoneWorld> {
  const path = findChromium();
  if (path === null) throw new Error('The browser tests need Chromium; see npm test');
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-journey-'));
  await prepare?.(folder);
  const served: Served = await serve({
    storage: { folder },
    port: 0,
    sampleMode,
    site: await site(),
    log: () => undefined,
    ...more,
  });
  const browser = await chromium.launch({ executablePath: path, args: [...chromiumFlags] });
  const faults: string[] = [];
  const violations: string[] = [];
  return {
    url: served.url,
    ownerLink: served.ownerLink,
    browser,
    faults,
    async person({ width = 1440, height = 900, scheme = 'light' } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      await context.exposeFunction('reportViolation', (what: string) => violations.push(what));
      await context.addInitScript(reportViolations);
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${error.message}\n${error.stack ?? ''}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      return { context, page };
    },
    async close() {
      await browser.close();
      await served.close();
      rmSync(folder, { recursive: true, force: true });
      expect(violations).toEqual([]);
    },
  };
}

export type Persona = 'expert' | 'reviewer' | 'lead' | 'lab engineer';

/** Signs in with one click, and waits until the first screen stands. */
export async function continueAs(page: Page, url: string, persona: Persona): Promise<void> {
  await page.goto(url);
  await signInAs(page, persona);
}

/** Signs out from the menu. The page goes to the sign-in by itself; leaving earlier stops it. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in/);
}

/** On the sign-in page: one click, then the first screen. */
export async function signInAs(page: Page, persona: Persona): Promise<void> {
  await page.getByRole('button', { name: `Continue as sample ${persona}` }).click();
  await page.waitForURL(/\/p\/[^/]+\/\w+/);
}
