import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { compressAssets } from '#server/node/compress-assets.ts';

const root = join(import.meta.dirname, '..', '..');
/** What the page is made of; the server's rooms are not in it. */
const rooms = ['app', 'backend', 'contract', 'domain', 'drafts', 'queries', 'ui', 'workspaces'];
const sources = [
  ...rooms.map((room) => join('src', room)),
  join('src', 'main.tsx'),
  join('mocks', 'demo-site.ts'),
  'index.html',
  'public',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * The folder of the production build, built first where its sources have changed since. `say`
 * hears that it takes a while. Throws with the builder's own words when it fails.
 */
export async function buildSite(say: (line: string) => void): Promise<string> {
  const folder = join(root, 'dist');
  const stamp = join(folder, '.sources');
  const hash = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return folder;
  say('Building the page (about half a minute) …');
  // Beside the old one, so that a server on it is not disturbed until the new one is whole.
  const fresh = join(root, 'node_modules', '.cache', `touchstone-build-${process.pid}`);
  try {
    await vite(['build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', fresh]);
    await compressAssets(fresh);
    writeFileSync(join(fresh, '.sources'), hash);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((each) => filesOf(join(root, each)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function vite(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Asked for by a test run, it is still the page that people get: not React for developers.
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The page could not be built:\n${output}`));
    });
  });
}
