import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql, type Kysely } from 'kysely';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import type { Tables } from '#server/database/tables.ts';
import { openStorage, type StorageChoice } from '#server/node/open-storage.ts';
import { claim } from '#server/queue/claim.ts';
import { randomIds } from '#server/random-ids.ts';
import { databaseUrl, onPostgres, startPostgres } from '#tests/databases/postgres-cluster.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { quantile, type Bench, type Measure } from './bench.ts';
import { bytesOfEdit, saveLoad, type Saver } from './save-load.ts';

const CONNECTIONS = 16;
const SECONDS = 8;
const PASSWORD = 'bench password 1';

/**
 * What of a database's own commits per second is left for people who save over HTTP: routing,
 * cookie session, permission, validation, patching, and four rows in one commit against one row.
 * The server has a process of its own; client, server and database share the machine.
 */
export const draftBench: Bench = {
  name: 'drafts',
  title: `Durable draft saves over HTTP, ${CONNECTIONS} experts at once`,
  async run(progress, engines) {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
    try {
      const measures = engines.includes('PGlite')
        ? await onStorage('PGlite', { folder }, progress)
        : [];
      if (!engines.includes('PostgreSQL')) return measures;
      const started = await startPostgres({ durable: true });
      if ('reason' in started) {
        progress(`PostgreSQL skipped: ${started.reason}`);
        return measures;
      }
      const { url, stop } = started.cluster;
      try {
        await onPostgres(url, 'create database drafts');
        const storage = { databaseUrl: databaseUrl(url, 'drafts') };
        return [...measures, ...(await onStorage('PostgreSQL', storage, progress))];
      } finally {
        await stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function onStorage(
  kind: string,
  choice: StorageChoice,
  progress: (message: string) => void,
): Promise<Measure[]> {
  progress(`${kind}: seeding`);
  const storage = await openStorage(choice);
  const people = await seed(storage.database);
  progress(`${kind}: the database's own commits`);
  const commits = await commitsPerSecond(storage.database);
  await storage.close();

  progress(`${kind}: saves over HTTP`);
  const server = await startServer(choice);
  try {
    const savers = await Promise.all(people.map((each) => signIn(server.url, each)));
    const [big, ...rest] = savers;
    const load = await saveLoad(rest, SECONDS);
    const perSecond = load.saves / load.seconds;
    const p = (q: number) => quantile(load.milliseconds, q).toFixed(1);
    const document = 'The covenant is tested. '.repeat(4200).slice(0, 100_000);
    const bytes = big ? await bytesOfEdit(big, 'edit', document) : Number.NaN;
    return [
      {
        case: `${kind}: saves a second`,
        value: perSecond,
        unit: '/s',
        detail: `p50 ${p(0.5)}, p95 ${p(0.95)}, p99 ${p(0.99)} ms`,
      },
      { case: `${kind}: the database’s own commits a second`, value: commits, unit: '/s' },
      { case: `${kind}: saves ÷ own commits`, value: perSecond / commits, unit: '×' },
      {
        case: `${kind}: one-character edit of 100 kB on the wire`,
        value: (100 * bytes) / 100_000,
        unit: '%',
        limit: { most: 2 },
        detail: `${bytes} bytes with headers`,
      },
    ];
  } finally {
    await server.stop();
  }
}

type Person = { email: string; assignmentId: string };

async function seed(database: Kysely<Tables>): Promise<Person[]> {
  await seedProject(database, { tasks: CONNECTIONS + 1 });
  const people: Person[] = [];
  for (let n = 0; n <= CONNECTIONS; n++) {
    const email = `expert${n}@example.com`;
    const account = { email, name: `Expert ${n}`, password: PASSWORD };
    const { id: expertId } = await createAccount(database, randomIds, account);
    await addMember(database, { projectId: 'p', accountId: expertId, role: 'expert' });
    const limbs = { database, clock: { now: () => new Date() }, ids: randomIds };
    const own = await claim(limbs, { projectId: 'p', expertId, purpose: 'current' });
    people.push({ email, assignmentId: own?.assignment.id ?? '' });
  }
  return people;
}

/** One row of the size of a save's, one commit each, as many at once as the load has. */
async function commitsPerSecond(database: Kysely<Tables>): Promise<number> {
  await sql`create table bench_commit (id text primary key, body jsonb)`.execute(database);
  const body = JSON.stringify({ text: 'The covenant is tested quarterly. '.repeat(60) });
  let commits = 0;
  const start = performance.now();
  const end = start + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, connection) => {
      for (let n = 0; performance.now() < end; n++) {
        await sql`insert into bench_commit values (${`${connection}-${n}`}, ${body})`.execute(
          database,
        );
        commits++;
      }
    }),
  );
  const perSecond = commits / ((performance.now() - start) / 1000);
  await sql`drop table bench_commit`.execute(database);
  return perSecond;
}

async function startServer(choice: StorageChoice): Promise<{ url: string; stop(): Promise<void> }> {
  const script = new URL('./serve-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, JSON.stringify(choice)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', () => reject(new Error('The server did not start')));
  });
  return {
    url,
    async stop() {
      child.stdin.end();
      await gone;
    },
  };
}

async function signIn(url: string, { email, assignmentId }: Person): Promise<Saver> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { url, cookie, projectId: 'p', assignmentId };
}
