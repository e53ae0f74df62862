import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { msw } from 'msw/vite';
import type { Plugin } from 'vite';
import { pageHeaders } from '#server/node/page-headers.ts';

const SNAPSHOT = 'demo-snapshot.bin';
const root = resolve(import.meta.dirname, '..');

/**
 * Everything that only `--mode demo` builds have: relative addresses, so that any folder of any
 * static host serves it, MSW's worker script, the database snapshot, and the content policy that
 * a server would otherwise send.
 */
export function demoSite(): Plugin[] {
  const onlyDemo = (plugin: Plugin): Plugin => ({
    ...plugin,
    apply: (_config, { mode }) => mode === 'demo',
  });
  return [onlyDemo(msw({ mode: 'worker-only' })), onlyDemo(snapshotAndPolicy())];
}

function snapshotAndPolicy(): Plugin {
  return {
    name: 'touchstone-demo-site',
    config: ({ build }) => ({ base: './', build: { outDir: build?.outDir ?? 'dist-demo' } }),
    transformIndexHtml: {
      order: 'pre',
      handler: (_html, { server }) =>
        // The development server injects inline scripts, which the policy forbids.
        server
          ? []
          : [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
                injectTo: 'head-prepend',
              },
            ],
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: SNAPSHOT, source: await makeSnapshot() });
    },
    configureServer(server) {
      let made: Promise<Uint8Array> | null = null;
      server.middlewares.use(`/${SNAPSHOT}`, async (_request, response, next) => {
        try {
          made ??= makeSnapshot();
          response.setHeader('Content-Type', 'application/octet-stream');
          response.end(await made);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}

/**
 * The policy that a server sends, as a page of its own can say it: WebAssembly is compiled here,
 * framing cannot be ruled out from inside, and MSW registers its worker by a plain string.
 */
const policy = (pageHeaders(false)['Content-Security-Policy'] ?? '')
  .split('; ')
  .filter((rule) => !/^(frame-ancestors|require-trusted-types-for)/.test(rule))
  .map((rule) => (rule.startsWith('script-src') ? `${rule} 'wasm-unsafe-eval'` : rule))
  .join('; ');

/** In a process of its own: the build's process must not hold a PostgreSQL. */
async function makeSnapshot(): Promise<Uint8Array> {
  const file = resolve(root, 'node_modules/.cache/touchstone', SNAPSHOT);
  mkdirSync(dirname(file), { recursive: true });
  await promisify(execFile)(process.execPath, ['mocks/build-snapshot.ts', file], { cwd: root });
  return readFileSync(file);
}
