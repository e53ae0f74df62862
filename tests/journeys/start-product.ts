import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { reportViolations } from './report-violations.ts';
import { chromiumFlags, findChromium } from '#tests/run/chromium.ts';

const root = join(import.meta.dirname, '..', '..');

/** The product as `npm start` runs it: a process of its own on a fresh data folder. */
export type Product = {
  url: string;
  folder: string;
  /** Ends the process as Ctrl+C does, waits for it, and removes its folder. */
  stop(): Promise<void>;
};

/** Starts the product and waits until it says that it is ready; it may build the page first. */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-product-'));
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn('node', ['src/cli/start.ts', '--port', '0', '--data', folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /^Touchstone is ready at (\S+)$/m.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`The product ended (${code}) before it was ready:\n${said}`)),
    );
  });
  return {
    url,
    folder,
    async stop() {
      child.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function launchChromium(): Promise<Browser> {
  const path = findChromium();
  if (path === null) throw new Error('The browser tests need Chromium; see npm test');
  return chromium.launch({ executablePath: path, args: [...chromiumFlags] });
}

/**
 * A person with a browser profile of their own. `faults` fills with what must not happen in a
 * page: errors on the console, uncaught errors, and violations of the content policy.
 */
export async function openPerson(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[]; leave(): Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options,
  });
  const faults: string[] = [];
  await context.exposeFunction('reportViolation', (what: string) => faults.push(what));
  await context.addInitScript(reportViolations);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults, leave: () => context.close() };
}
