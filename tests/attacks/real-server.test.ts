import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { livingHolder } from '#server/node/data-folder-lock.ts';
import { serve, type Served } from '#server/node/serve.ts';

// What only a server on a socket can show: connections that trickle, doors that nobody meant to
// open, and what reaches the log.

const folder = mkdtempSync(join(tmpdir(), 'touchstone-real-'));
const data = join(folder, 'data');
let served: Served;
let token = '';
beforeAll(async () => {
  served = await serve({
    storage: { folder: data },
    port: 0,
    sampleMode: false,
    site: null,
    log: () => undefined,
  });
  token = livingHolder(data)?.token ?? '';
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

async function api(method: string, path: string, body?: object) {
  const answer = await fetch(`${served.url}/api${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}

/** A request of which only the head and some of the body is sent. */
async function trickle(path: string, method: string, type: string, sent: string): Promise<Socket> {
  const { hostname, port } = new URL(served.url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.on('error', () => undefined);
  socket.write(
    `${method} /api${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${token}\r\n` +
      `Content-Type: ${type}\r\nContent-Length: 1000000\r\n\r\n${sent}`,
  );
  return socket;
}

test('a hundred bodies that trickle hold up nobody, and what was cut off is gone', async () => {
  const made = await api('POST', '/projects', { slug: 'slow', name: 'Slow' });
  const at = `/projects/${made.said['id'] as string}`;
  const job = await api('POST', `${at}/imports`, {
    files: [{ name: 'a.jsonl', use: 'rows', size: 1_000_000 }],
    options: {},
  });
  const upload = `${at}/imports/${job.said['id'] as string}/files/0`;
  const sockets = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      n % 2 === 0
        ? trickle(upload, 'PUT', 'application/octet-stream', '{"prompt":')
        : trickle(`${at}/api-keys`, 'POST', 'application/json', '{"name":'),
    ),
  );
  // The embedded database has one connection: an upload that held it would stop everybody.
  for (let n = 0; n < 20; n += 1) expect((await api('GET', at)).status).toBe(200);
  expect(
    (await api('PUT', `${at}/terms`, { text: 'I keep what I read here to myself. '.repeat(4) }))
      .status,
  ).toBe(200);
  for (const socket of sockets) socket.destroy();
  const started = await api('POST', `${at}/imports/${job.said['id'] as string}/start`, {
    dryRun: true,
  });
  // Whatever way it says so, the file never arrived.
  expect(started.status).toBeGreaterThanOrEqual(400);
  expect(started.status).toBeLessThan(500);
});

test('a fresh installation has no other door: no sign-up, no account, no way of the library’s', async () => {
  const person = { email: 'eve@example.com', password: 'correct horse battery', name: 'Eve' };
  for (const path of [
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/email',
    '/api/auth/get-session',
    '/api/auth/list-sessions',
    '/api/auth/forget-password',
    '/api/auth/ok',
    '/api/sign-up',
    '/api/sign-up/email',
    '/api/register',
    '/api/account',
    '/api/accounts',
  ]) {
    const answer = await fetch(served.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(person),
    });
    expect([path, [401, 404].includes(answer.status)]).toEqual([path, true]);
    expect(answer.headers.get('Set-Cookie')).toBeNull();
  }
  for (const guess of ['admin', 'password', 'touchstone', 'changeme']) {
    for (const email of ['admin@example.com', 'owner@example.com', 'operator@localhost']) {
      const answer = await fetch(`${served.url}/api/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, password: guess }),
      });
      expect([401, 422, 429]).toContain(answer.status);
    }
  }
});

test('an upload’s name leads nowhere: beside the database nothing appears in the data folder', async () => {
  const before = readdirSync(data).toSorted();
  const made = await api('POST', '/projects', { slug: 'names', name: 'Names' });
  const at = `/projects/${made.said['id'] as string}`;
  for (const name of [
    '../../evil.jsonl',
    '/tmp/touchstone-evil',
    'a\u202egpj.exe',
    '..\\..\\evil',
  ]) {
    const job = await api('POST', `${at}/imports`, {
      files: [{ name, use: 'rows', size: 2 }],
      options: {},
    });
    if (job.status !== 200) continue;
    await fetch(`${served.url}/api${at}/imports/${job.said['id'] as string}/files/0`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
      body: '{}',
    });
  }
  expect(readdirSync(data).toSorted()).toEqual(before);
  expect(readdirSync(folder)).toEqual(['data']);
});

test('a line of the log is one line, whatever is logged, and secrets are cut out of it', () => {
  const script = `
    import { jsonLog } from ${JSON.stringify(join(import.meta.dirname, '../../src/server/node/json-log.ts'))};
    const log = jsonLog('info');
    log({ level: 'info', message: 'a\\n{"level":30,"msg":"forged"}\\u2028b', path: '/x\\r\\nforged', token: 'canary-1' });
    log({ level: 'error', message: 'b', nested: { password: 'canary-2', cookie: 'canary-3' } });`;
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', script],
    { encoding: 'utf8', cwd: join(import.meta.dirname, '../..') },
  );
  const lines = stderr.trimEnd().split('\n');
  expect([status, lines.length]).toEqual([0, 2]);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  expect(stderr).not.toContain('canary');
});
