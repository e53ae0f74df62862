import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressAssets } from './compress-assets.ts';
import { livingHolder } from './data-folder-lock.ts';
import { serve, type Served, type ServeOptions } from './serve.ts';

let folder: string;
let options: ServeOptions;
let served: Served;

const json = { 'Content-Type': 'application/json' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-serve-'));
  const site = join(folder, 'site');
  mkdirSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<div id="root"></div>');
  writeFileSync(join(site, 'assets', 'main-abc123.js'), 'export {};'.repeat(500));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  await compressAssets(site);
  options = {
    storage: { folder: join(folder, 'data') },
    port: 0,
    sampleMode: true,
    site,
    log: () => {},
  };
  served = await serve(options);
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A request with headers that fetch does not let a caller choose. */
function raw(
  path: string,
  { method = 'GET', headers = {}, body = '' }: RawRequest = {},
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.url);
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}
type RawRequest = { method?: string; headers?: Record<string, string>; body?: string };

const signIn = (headers: Record<string, string>, type = json['Content-Type']) =>
  raw('/api/session/sample', {
    method: 'POST',
    headers: { ...(type && { 'Content-Type': type }), ...headers },
    body: '{"persona":"expert"}',
  });

test('it says how durable its data is, and tells the command line where it is', () => {
  expect(served.durability).toContain('every commit is on the disk');
  const holder = livingHolder(join(folder, 'data'));
  expect(holder?.url).toBe(served.url);
});

test('a second server on the same folder is refused', async () => {
  await expect(serve(options)).rejects.toThrow(/in use by process/);
});

test('a taken port that was asked for is refused, and the data let go', async () => {
  const other = { folder: join(folder, 'other') };
  const port = Number(new URL(served.url).port);
  await expect(serve({ ...options, storage: other, port })).rejects.toThrow(`Port ${port}`);
  expect(livingHolder(other.folder)).toBeNull();
});

test('sample accounts are never served beyond this machine', async () => {
  const storage = { folder: join(folder, 'open') };
  await expect(serve({ ...options, storage, address: '0.0.0.0' })).rejects.toThrow('no passwords');
});

test('every address is the page, under its policy; a missing file is missing', async () => {
  for (const path of ['/', '/grade/some-task', '/settings']) {
    const page = await fetch(served.url + path);
    expect(await page.text()).toContain('id="root"');
    expect(page.headers.get('Cache-Control')).toBe('no-cache');
    const policy = page.headers.get('Content-Security-Policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff');
  }
  const missing = await fetch(`${served.url}/assets/main-old.js`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

test('hashed assets are kept for ever and travel compressed', async () => {
  const path = '/assets/main-abc123.js';
  const plain = await raw(path);
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(plain.headers['content-type']).toContain('javascript');
  const response = await fetch(served.url + path);
  expect(response.headers.get('Content-Encoding')).toBe('gzip');
  expect(await response.text()).toBe('export {};'.repeat(500));
});

test.each(['/../secret.txt', '/assets/../../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt'])(
  'nothing outside the page’s folder is served: %s',
  async (path) => {
    const answer = await raw(path);
    expect(answer.body).not.toContain('secret');
  },
);

test.each([
  ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['from a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
  ['from another origin', { Origin: 'http://evil.example' }],
  ['from nowhere (a sandboxed frame)', { Origin: 'null' }],
  ['from another port', { Origin: 'http://127.0.0.1:1' }],
])('a write %s is refused', async (_, headers) => {
  const answer = await signIn(headers);
  expect(answer.status).toBe(403);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
  'a write with the type “%s”, which a form can send, is refused',
  async (type) => {
    expect((await signIn({}, type)).status).toBe(403);
  },
);

test('a write from the page itself passes, and its cookie works', async () => {
  const answer = await signIn({ 'Sec-Fetch-Site': 'same-origin', Origin: served.url });
  expect(answer.status).toBe(200);
  const [cookie = ''] = answer.headers['set-cookie'] as string[];
  const session = await raw('/api/session', { headers: { Cookie: cookie.split(';')[0] ?? '' } });
  expect(session.body).toContain('Sample expert');
});

test('another host name that leads here is not served (DNS rebinding)', async () => {
  expect((await raw('/', { headers: { Host: 'evil.example' } })).status).toBe(404);
  const { port } = new URL(served.url);
  const asEvil = await signIn({ Host: `evil.example:${port}` });
  expect(asEvil.status).toBe(404);
});

test('the lock’s token opens the server to the command line, another does not', async () => {
  const token = livingHolder(join(folder, 'data'))?.token;
  const ask = async (given: string | undefined) => {
    const answer = await fetch(`${served.url}/api/session`, {
      headers: { Authorization: `Bearer ${given}` },
    });
    return (await answer.json()) as { account: { isOwner: boolean } | null };
  };
  expect((await ask(token)).account?.isOwner).toBe(true);
  expect((await ask('x'.repeat(43))).account).toBeNull();
});

test('a caller cannot choose the address that its attempts are counted under', async () => {
  const statuses = [];
  for (let n = 0; n < 11; n += 1) {
    const answer = await raw('/api/session', {
      method: 'POST',
      headers: { ...json, 'Touchstone-Client-Address': `10.0.0.${n}`, 'X-Forwarded-For': `${n}` },
      body: JSON.stringify({ email: 'a@example.com', password: 'x' }),
    });
    statuses.push(answer.status);
  }
  expect(statuses.at(-1)).toBe(429);
});

test('a connection that never finishes its headers is let go', async () => {
  const { hostname, port } = new URL(served.url);
  const socket = connect(Number(port), hostname);
  socket.resume();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  const closed = await new Promise<boolean>((resolve) => {
    socket.on('close', () => resolve(true));
    socket.on('error', () => {});
  });
  expect(closed).toBe(true);
}, 60_000);

test('for real use there are no sample accounts; the owner’s link works once', async () => {
  const real = await serve({
    ...options,
    storage: { folder: join(folder, 'real') },
    sampleMode: false,
  });
  try {
    const token = new URL(real.ownerLink ?? '').searchParams.get('token') ?? '';
    const post = (path: string, body: object) =>
      fetch(`${real.url}/api${path}`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify(body),
      });
    expect((await post('/session/sample', { persona: 'lead' })).status).toBe(404);
    const owner = { email: 'o@example.com', name: 'O', password: 'correct horse battery' };
    expect((await post('/session/owner', { ...owner, token: 'guess' })).status).toBe(403);
    const mistyped = await post('/session/owner', { ...owner, email: 'no address', token });
    expect(mistyped.status).toBe(422);
    const made = await post('/session/owner', { ...owner, token });
    expect(await made.json()).toMatchObject({ account: { isOwner: true } });
    const again = await post('/session/owner', { ...owner, email: 'b@example.com', token });
    expect(again.status).toBe(403);
  } finally {
    await real.close();
  }
});

test('what was committed is there after a restart', async () => {
  const storage = { folder: join(folder, 'restart') };
  const first = await serve({ ...options, storage });
  await first.close();
  const second = await serve({ ...options, storage, sampleMode: false });
  const token = livingHolder(storage.folder)?.token;
  const answer = await fetch(`${second.url}/api/session`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(await answer.json()).toMatchObject({ memberships: [{ slug: 'sample' }] });
  await second.close();
});

test('a request under way is finished when the server stops', async () => {
  const stopping = await serve({ ...options, storage: { folder: join(folder, 'stopping') } });
  const { hostname, port } = new URL(stopping.url);
  const headers = { ...json, 'Content-Length': '22' };
  let closing: Promise<void> | null = null;
  const status = new Promise<number>((resolve, reject) => {
    const options = { hostname, port, headers, method: 'POST', path: '/api/session/sample' };
    const request = httpRequest(options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.write('{"persona":');
    setTimeout(() => {
      closing = stopping.close();
      setTimeout(() => request.end('"expert"}  '), 50);
    }, 100);
  });
  expect(await status).toBe(200);
  await closing;
});
