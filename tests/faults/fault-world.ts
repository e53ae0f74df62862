import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { sharedBrowser } from './fault-browser.ts';
import { faultProxy, type FaultProxy } from './fault-proxy.ts';
import { productSite } from './product-site.ts';
import { faultServer, type FaultServer } from './fault-server.ts';

export type FaultWorld = {
  proxy: FaultProxy;
  server: FaultServer;
  browser: Browser;
  /** Another device of the same expert: a profile of its own. */
  device(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
};

/**
 * The proxy, the server behind it on a fresh folder, and a browser before it. It serves the
 * harness page, or the product itself.
 */
export async function faultWorld(page: 'harness' | 'product' = 'harness'): Promise<FaultWorld> {
  const site = await (page === 'harness' ? harnessPage() : productSite('plans'));
  return worldBehind(site);
}

/** Several worlds that share nothing but the built page: faults of one are not seen in another. */
export async function productWorlds(count: number): Promise<FaultWorld[]> {
  const site = await productSite('plans');
  return Promise.all(Array.from({ length: count }, () => worldBehind(site)));
}

async function worldBehind(site: string): Promise<FaultWorld> {
  const [proxy, browser] = await Promise.all([faultProxy(), sharedBrowser()]);
  const server = await faultServer(proxy, site);
  const contexts = new Set<BrowserContext>();
  return {
    proxy,
    server,
    browser,
    async device(options) {
      const context = await browser.newContext(options);
      contexts.add(context);
      return context;
    },
    async close() {
      await browser.close();
      await proxy.close();
      await server.stop();
      rmSync(site, { recursive: true, force: true });
    },
  };
}

let worlds = 0;

/** The harness, built as the product is built. */
async function harnessPage(): Promise<string> {
  const root = join(import.meta.dirname, 'harness');
  const outDir = join(
    import.meta.dirname,
    '..',
    '..',
    'node_modules',
    '.cache',
    `fault-harness-${process.pid}-${worlds++}`,
  );
  const target = 'es2023';
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target },
  });
  return outDir;
}
