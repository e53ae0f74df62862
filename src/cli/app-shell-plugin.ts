import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Builds the service worker as `/app-shell.js` beside the page, with the list of the build's
 * files in front of it. Its address never changes; its bytes do with every build, which is how
 * browsers find a new one.
 */
export function appShellPlugin(): Plugin {
  return {
    name: 'touchstone-app-shell',
    // The demo has a service worker of its own, which answers for the server.
    apply: (_, { command, mode }) => command === 'build' && mode !== 'demo',
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: join(import.meta.dirname, '..', 'app', 'service-worker', 'app-shell-worker.ts'),
        fileName: 'app-shell.js',
        preserveSignature: false,
      });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['app-shell.js'];
        if (worker?.type !== 'chunk') return;
        const files = Object.keys(bundle)
          // Browsers that run the product take woff2; the older forms would only fill the device.
          .filter((name) => name.startsWith('assets/') && !/\.(map|ttf|woff)$/.test(name))
          .map((name) => `/${name}`)
          .toSorted();
        const id = createHash('sha256').update(files.join()).digest('hex').slice(0, 16);
        const build = JSON.stringify({ id, files });
        worker.code = `globalThis.APP_SHELL_BUILD=${build};${worker.code}`;
      },
    },
  };
}
