import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { demoSite } from './mocks/demo-site.ts';
import { appShellPlugin } from './src/cli/app-shell-plugin.ts';

// These attack a page; the other attacks speak to the server alone and need its databases.
const attacksInChromium = [
  'tests/attacks/{markdown,stored-xss,browser-session,evil-origin}.test.ts',
];

// CI asks a failed test once more, and the end of its report says so; by hand it fails at once.
const retry = Number(process.env['TEST_RETRY'] ?? 0);

// Vitest leaves one core alone, which of two is half. What waits for a database leaves room itself.
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  plugins: [react(), ...demoSite(), appShellPlugin()],
  optimizeDeps: { exclude: ['@electric-sql/pglite'] },
  worker: { format: 'es' },
  // Fonts stay files: a font inside the style sheet is a `data:` address, which the policy forbids.
  build: {
    target: 'es2023',
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    // Which file imports which: what a first task costs is counted from it.
    manifest: true,
    rolldownOptions: {
      treeshake: {
        // Emotion imports it for nothing: a copy of its own does the work.
        moduleSideEffects: [{ test: /hoist-non-react-statics/, sideEffects: false }],
      },
      output: {
        // What every page starts with is one file: cut by who shares what, it was 38 files and
        // 10 kB more. The entry itself and the service worker stay files of their own.
        codeSplitting: {
          groups: [
            {
              name: 'touchstone',
              tags: ['$initial'],
              test: (id) => !/index\.html|src\/main\.tsx|service-worker/.test(id),
            },
          ],
        },
      },
    },
  },
  test: {
    retry,
    maxWorkers,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // Properties run on a busy machine too.
          testTimeout: 60_000,
          include: [
            'src/{domain,contract,backend,drafts,queries,ui,app,workspaces}/**/*.test.ts',
            'tests/architecture.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          environment: 'jsdom',
          testTimeout: 60_000,
          include: ['src/{app,ui,workspaces,drafts,queries}/**/*.test.tsx'],
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          globalSetup: ['tests/databases/global-setup.ts'],
          include: [
            'src/{server,cli}/**/*.test.ts',
            'mocks/**/*.test.ts',
            'tests/contracts/**/*.test.ts',
            'tests/attacks/*.test.ts',
          ],
          exclude: attacksInChromium,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/{journeys,interop}/**/*.test.ts', ...attacksInChromium],
          // Each file has a server and a browser of its own; more of them than this get in
          // each other's way on any machine that a developer has.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
