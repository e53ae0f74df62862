import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { httpBackend } from '#backend/http/http-backend.ts';
import type { Backend } from '#backend/backend.ts';
import { createImport } from '#contract/data/create-import.ts';
import { getImport } from '#contract/data/get-import.ts';
import { importOptions } from '#contract/data/import-job.ts';
import { listTasks } from '#contract/data/list-tasks.ts';
import { startImport } from '#contract/data/start-import.ts';
import { uploadImportFile } from '#contract/data/upload-import-file.ts';
import { getSession } from '#contract/session/get-session.ts';
import { livingHolder } from './data-folder-lock.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'touchstone-serve-imports-'));
const data = join(folder, 'data');
const site = join(folder, 'site');
mkdirSync(site);
writeFileSync(join(site, 'index.html'), '<div id="root"></div>');
let child: ChildProcess | null = null;

afterAll(async () => {
  await kill();
  rmSync(folder, { recursive: true, force: true });
});

/** The server in a process of its own, and its owner's way in. */
async function start(): Promise<Backend> {
  const script = join(root, 'tests/faults/serve-for-faults.ts');
  const started = spawn(process.execPath, [script, '--data', data, '--site', site], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  await new Promise<void>((ready, failed) => {
    started.stdout.on('data', (text: Buffer) => text.toString().includes('ready') && ready());
    started.on('exit', (code) => failed(new Error(`The server ended with ${code}`)));
  });
  const holder = livingHolder(data);
  return httpBackend({
    base: holder?.url ?? '',
    fetch(request) {
      request.headers.set('Authorization', `Bearer ${holder?.token}`);
      return fetch(request);
    },
  });
}

async function kill(): Promise<void> {
  const dying = child;
  if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
  const gone = new Promise((done) => dying.once('exit', done));
  dying.kill('SIGKILL');
  await gone;
}

test('an import in whose middle the server is killed ends by itself after the next start', async () => {
  const count = 9000;
  const text = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ externalId: `k-${n}`, prompt: `Question ${n}?`, responses: ['A', 'B'] }),
  ).join('\n');
  const before = await start();
  const { memberships } = await before.send(getSession, {});
  const projectId = memberships[0]?.projectId ?? '';
  const total = async (backend: Backend) =>
    (await backend.send(listTasks, { params: { projectId }, query: { limit: 1 } })).total;
  const own = (await total(before)) ?? 0;
  const job = await before.send(createImport, {
    params: { projectId },
    body: {
      files: [{ name: 'many.jsonl', size: text.length, use: 'rows' }],
      options: importOptions.parse({}),
    },
  });
  const params = { projectId, importId: job.id };
  const body = new Blob([text]);
  await before.send(uploadImportFile, { params: { ...params, index: 0 }, body });
  await before.send(startImport, { params, body: { dryRun: false } });
  let seen = 0;
  const tasks = async () => {
    ({ tasks: seen } = (await before.send(getImport, { params })).progress);
    return seen;
  };
  await expect.poll(tasks, { interval: 1, timeout: 60_000 }).toBeGreaterThan(0);
  await kill();
  expect(seen).toBeLessThan(count);

  const after = await start();
  const state = async () => (await after.send(getImport, { params })).state;
  await expect.poll(state, { timeout: 90_000 }).toBe('done');
  const { progress } = await after.send(getImport, { params });
  expect(progress).toMatchObject({ rows: count, tasks: count, skipped: 0, refused: 0 });
  expect(await total(after)).toBe(own + count);
});
