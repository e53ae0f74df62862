import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { totpAt, totpStep } from '#domain/people/totp.ts';
import {
  databaseUrl,
  onPostgres,
  startPostgres,
  type ClusterOrReason,
} from '#tests/databases/postgres-cluster.ts';

// The operator's commands around the key: serve, backup, restore, and what happens without it.

const program = new URL('../../src/cli/touchstone.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'touchstone-key-'));
const person = { email: 'olga@example.com', password: 'correct horse battery' };

let postgres: ClusterOrReason;
beforeAll(async () => {
  postgres = await startPostgres({ durable: true });
});
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});
afterAll(async () => {
  if ('cluster' in postgres) await postgres.cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { code: number | null; said: string };

function start(args: readonly string[]) {
  const env = { PATH: process.env['PATH'] };
  const child = spawn(process.execPath, [program, ...args], { env });
  let said = '';
  const hear = (text: Buffer) => {
    said += text.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, said }));
  });
  return { child, ended, said: () => said };
}
const touchstone = (...args: string[]): Promise<Ended> => start(args).ended;

/** `touchstone serve` until it says that it is ready. */
async function serve(...args: string[]) {
  const { child, ended, said } = start(['serve', '--port', '0', ...args]);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  running.push({ stop });
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', () => said().includes('Touchstone is ready at') && resolve());
  });
  const end = await Promise.race([ready, ended]);
  if (end) throw new Error(`serve ended with ${end.code}: ${end.said}`);
  const url = /ready at (\S+)/.exec(said())?.[1] ?? '';
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify(body),
    });
  const who = async (cookie: string) => {
    const answer = await fetch(`${url}/api/session`, { headers: { Cookie: cookie } });
    return ((await answer.json()) as { account: { email: string } | null }).account?.email ?? null;
  };
  const signIn = async (code?: string) => {
    const answer = await post('/session', { ...person, ...(code && { code }) });
    return answer.ok ? 'in' : ((await answer.json()) as { kind: string }).kind;
  };
  return { url, said, stop, post, who, signIn };
}

function bytesOf(base32: string): Uint8Array {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...base32].map((each) => letters.indexOf(each).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, (each) => Number.parseInt(each, 2));
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** A served installation with its owner, who has a second factor; stopped, and backed up. */
async function installation(storage: readonly string[], key: readonly string[], name: string) {
  const first = await serve(...storage, ...key);
  const token = new URL(/http\S+setup\S+/.exec(first.said())?.[0] ?? '').searchParams.get('token');
  const made = await first.post('/session/owner', { ...person, name: 'Olga', token });
  expect(made.status).toBe(200);
  const cookie = cookieOf(made);
  const begun = await first.post('/account/second-factor', {}, cookie);
  const { secret } = (await begun.json()) as { secret: string };
  // A code of the next half minute is taken too, and each only once: later ones must be later.
  const factor = bytesOf(secret);
  const code = (ahead: number) => totpAt(factor, totpStep(new Date()) + ahead);
  const confirmed = await first.post(
    '/account/second-factor/confirmation',
    { code: code(-1) },
    cookie,
  );
  expect(confirmed.status).toBe(200);
  expect(await first.signIn()).toBe('code-needed');
  const backup = join(folder, `${name}.backup`);
  await first.stop();
  expect(await touchstone('backup', backup, ...storage)).toMatchObject({ code: 0 });
  return { cookie, code, backup };
}

type Place = { storage: string[]; keyFile: string; keyArgs: string[] };

/** The same story for both homes of the data; `place` makes an empty one. */
function story(name: string, place: (name: string) => Promise<Place | null>): void {
  describe(`${name}`, () => {
    test('the key outlives a restart; a foreign or a missing one stops the start', async (at) => {
      const made = await place('restart');
      if (!made) return at.skip('no PostgreSQL here');
      const { storage, keyFile, keyArgs } = made;
      const { cookie } = await installation(storage, keyArgs, `${name}-restart`);
      expect(statSync(keyFile).mode & 0o777).toBe(0o600);

      const again = await serve(...storage, ...keyArgs);
      expect(await again.who(cookie)).toBe(person.email);
      expect(await again.signIn()).toBe('code-needed');
      await again.stop();

      renameSync(keyFile, `${keyFile}.away`);
      const missing = await touchstone('serve', '--port', '0', ...storage, ...keyArgs);
      expect(missing).toMatchObject({ code: 2, said: expect.stringContaining('is missing') });
      // Nothing was made in its place: the right one can still be put back.
      expect(existsSync(keyFile)).toBe(false);

      writeFileSync(keyFile, randomBytes(32).toString('hex'), { mode: 0o600 });
      const foreign = await touchstone('serve', '--port', '0', ...storage, ...keyArgs);
      expect(foreign).toMatchObject({ code: 2, said: expect.stringContaining('another key') });

      rmSync(keyFile);
      renameSync(`${keyFile}.away`, keyFile);
      const mended = await serve(...storage, ...keyArgs);
      expect(await mended.who(cookie)).toBe(person.email);
    }, 300_000);

    test('serve --new-secret gives a lost key up, and only a lost one', async (at) => {
      const made = await place('new');
      if (!made) return at.skip('no PostgreSQL here');
      const { storage, keyFile, keyArgs } = made;
      const { cookie } = await installation(storage, keyArgs, `${name}-new`);

      const needless = await touchstone(
        'serve',
        '--port',
        '0',
        ...storage,
        ...keyArgs,
        '--new-secret',
      );
      expect(needless).toMatchObject({ code: 2, said: expect.stringContaining('nothing is lost') });

      const old = `${keyFile}.old`;
      renameSync(keyFile, old);
      const anew = await serve(...storage, ...keyArgs, '--new-secret');
      expect(statSync(keyFile).mode & 0o777).toBe(0o600);
      // Everybody signs in anew, with the password alone.
      expect(await anew.who(cookie)).toBeNull();
      expect(await anew.signIn()).toBe('in');
      await anew.stop();
      // The old key is a foreign one now.
      const back = await touchstone('serve', '--port', '0', ...storage, '--secret-file', old);
      expect(back).toMatchObject({ code: 2, said: expect.stringContaining('another key') });
      const next = await serve(...storage, ...keyArgs);
      expect(await next.signIn()).toBe('in');
    }, 300_000);

    test('restore --secret-file brings second factors back; without it they are off', async (at) => {
      const made = await place('restore');
      if (!made) return at.skip('no PostgreSQL here');
      const { storage, keyFile, keyArgs } = made;
      const { cookie, code, backup } = await installation(storage, keyArgs, `${name}-restore`);
      const target = async (to: string) => {
        const empty = await place(to);
        if (!empty) throw new Error('There was one a moment ago');
        return empty;
      };

      const wrongKey = join(folder, `${name}-wrong.key`);
      writeFileSync(wrongKey, randomBytes(32).toString('hex'), { mode: 0o600 });
      const withKey = await target('with');
      const refused = await touchstone(
        'restore',
        backup,
        '--secret-file',
        wrongKey,
        ...withKey.storage,
      );
      expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('not the one') });
      const nowhere = await touchstone(
        'restore',
        backup,
        '--secret-file',
        '/nowhere',
        ...withKey.storage,
      );
      expect(nowhere).toMatchObject({ code: 2, said: expect.stringContaining('There is no file') });

      // What was refused left the place empty.
      const done = await touchstone(
        'restore',
        backup,
        '--secret-file',
        keyFile,
        ...withKey.storage,
      );
      expect(done, done.said).toMatchObject({ code: 0 });
      expect(done.said).not.toContain('second factors');
      // A folder was given the key along with its data; a PostgreSQL is told where it lies.
      const more = storage[0] === '--data' ? [] : ['--secret-file', keyFile];
      const whole = await serve(...withKey.storage, ...more);
      expect(await whole.who(cookie)).toBeNull();
      expect(await whole.signIn()).toBe('code-needed');
      expect(await whole.signIn(code(1))).toBe('in');
      await whole.stop();

      const without = await target('without');
      const told = await touchstone('restore', backup, ...without.storage);
      expect(told).toMatchObject({ code: 0, said: expect.stringContaining('1 second factors') });
      const bare = await serve(...without.storage, ...without.keyArgs);
      expect(await bare.signIn()).toBe('in');
    }, 300_000);
  });
}

story('a data folder', async (name) => {
  const data = join(folder, name);
  return { storage: ['--data', data], keyFile: join(data, 'touchstone.key'), keyArgs: [] };
});

story('a PostgreSQL', async (name) => {
  if ('reason' in postgres) return null;
  const database = `key_${name}`;
  await onPostgres(postgres.cluster.url, `create database ${database}`);
  const keyFile = join(folder, `${database}.key`);
  return {
    storage: ['--database-url', databaseUrl(postgres.cluster.url, database)],
    keyFile,
    keyArgs: ['--secret-file', keyFile],
  };
});

test('a PostgreSQL without a place for the key is refused', async () => {
  const { code, said } = await touchstone(
    'serve',
    '--port',
    '0',
    '--database-url',
    'postgres://127.0.0.1:1/x',
  );
  expect({ code, said }).toMatchObject({ code: 2, said: expect.stringContaining('--secret-file') });
});
