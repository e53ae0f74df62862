import { join } from 'node:path';
import { run } from '#tests/run/step.ts';

const root = join(import.meta.dirname, '..', '..');

/** Builds the product as `npm start` serves it, into a folder of this process; answers the folder. */
export async function productSite(name: string): Promise<string> {
  const site = join(root, 'node_modules', '.cache', `fault-${name}-${process.pid}`);
  // In a process of its own: under the test runner it would not be a production build.
  const args = ['build', '--logLevel', 'error', '--emptyOutDir', '--outDir', site];
  const { code, output } = await run('vite', args, {
    quiet: true,
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error(output);
  return site;
}
