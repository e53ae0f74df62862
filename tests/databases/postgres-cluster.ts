import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export type Cluster = { url: string; stop(): Promise<void> };
export type ClusterOrReason = { cluster: Cluster } | { reason: string };
export type ClusterOptions = {
  /** Leaves fsync on, for measurements and for servers, which refuse one that does not sync. */
  durable?: boolean;
  /** Starts it again whenever it ends by itself, as an operator's service manager does. */
  supervised?: boolean;
  /** An empty folder to use, and to remove afterwards; the data lies in `data` there. */
  folder?: string;
  environment?: Record<string, string>;
};

/**
 * A PostgreSQL of the tests' own, on a random loopback port with a data folder that is gone
 * afterwards; `TOUCHSTONE_TEST_POSTGRES` names a server to use instead, unless something
 * is to be done to it. Where there is none, answers why.
 */
export async function startPostgres(options: ClusterOptions = {}): Promise<ClusterOrReason> {
  const { durable = false, supervised = false, environment = {} } = options;
  const given = process.env['TOUCHSTONE_TEST_POSTGRES'];
  if (given && !supervised) return { cluster: { url: given, stop: async () => {} } };
  const bin = newestBin();
  if (!bin) return { reason: 'no PostgreSQL here (Debian: apt-get install -y postgresql)' };
  const user = unprivileged();
  if (!user) return { reason: 'PostgreSQL does not run as root and there is no user postgres' };

  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'touchstone-postgres-'));
  if ('uid' in user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return { reason: `initdb failed: ${made.stderr}` };
  }
  const port = await freePort();
  const settings = [
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['max_connections', '200'],
    ...(durable
      ? []
      : [
          ['fsync', 'off'],
          ['synchronous_commit', 'off'],
          ['full_page_writes', 'off'],
        ]),
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // The shell stops the server when its stdin closes, so a killed test run leaves none behind.
  const shell = spawn(
    '/bin/sh',
    [
      '-c',
      supervised ? runAgain : runOnce,
      folder,
      join(bin, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...settings,
    ],
    {
      ...user,
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    },
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    const gone = new Promise((resolve) => shell.once('exit', resolve));
    shell.stdin.end();
    await gone;
  };
  if (await answers(url)) return { cluster: { url, stop } };
  await stop();
  return { reason: 'PostgreSQL did not start' };
}

const runOnce =
  '"$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$0"';
/** Ends it at once: one that has given itself up may wait for ever to end in good order. */
const runAgain = `
  (while :; do "$@" </dev/null; sleep 0.3; done) & keeper=$!
  cat >/dev/null; kill -9 $keeper
  server=$(head -n 1 "$0/data/postmaster.pid") && kill -QUIT $server
  while kill -0 $server; do sleep 0.1; done
  rm -rf "$0"`;

/** Runs statements on one database of a cluster. */
export async function onPostgres(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // What breaks between statements fails the next one, and not the whole run.
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

function newestBin(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number).filter(Number.isFinite) : [];
  const installed = versions
    .toSorted((a, b) => b - a)
    .map((version) => join(root, String(version), 'bin'));
  const onPath = (process.env['PATH'] ?? '').split(':');
  return [...installed, ...onPath].find((each) => existsSync(join(each, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root: then its Debian user runs it, or nobody does. */
function unprivileged(): { uid: number; gid: number } | Record<never, never> | null {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : Number.NaN;
  });
  return uid && gid ? { uid, gid } : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      await onPostgres(url, 'select 1');
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return false;
}
