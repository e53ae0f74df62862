import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpBackend } from '#backend/http/http-backend.ts';
import type { Backend } from '#backend/backend.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { getRevision } from '#contract/draft/get-revision.ts';
import { listRevisions } from '#contract/draft/list-revisions.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { listAssignments } from '#contract/queue/list-assignments.ts';
import { releaseWork } from '#contract/queue/release-work.ts';
import { getSession } from '#contract/session/get-session.ts';
import { signInAsSample } from '#contract/session/sign-in-as-sample.ts';
import type { Draft } from '#domain/draft/draft.ts';
import type { FaultProxy } from './fault-proxy.ts';

const script = join(import.meta.dirname, 'serve-for-faults.ts');

export type FaultServer = {
  /** `kill -9`, and as soon as the process is gone nothing answers. */
  kill(): Promise<void>;
  /** On the same data folder. */
  start(): Promise<void>;
  /** What an expert can see of the work, asked past the proxy. */
  witness(): Promise<Witness>;
  stop(): Promise<void>;
};

/** The truth on the server, seen through the contract by the same expert on another device. */
export type Witness = {
  assignmentId: string;
  draft(): Promise<Draft>;
  /** Every text that a field had in the history, archived drafts too. */
  history(field: string): Promise<unknown[]>;
  /** Whether a field ever had this text there, the newest revisions looked at first. */
  hadInHistory(field: string, text: string): Promise<boolean>;
  /** The criteria and responses of the task in hand, in the order in which they are shown. */
  matrix(): Promise<{ criteria: readonly string[]; responses: readonly string[] }>;
  revisions(): Promise<number>;
  /** Gives the task back to the queue behind the expert's back: the lease is lost. */
  loseLease(): Promise<void>;
  submitted(): Promise<number>;
};

/** The product's server in its own process on its own folder, behind the proxy. */
export async function faultServer(proxy: FaultProxy, site: string): Promise<FaultServer> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-faults-'));
  const port = await freePort();
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const options = ['--data', folder, '--port', String(port), '--public', proxy.url];
    const started = spawn(process.execPath, [script, ...options, '--site', site], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    await new Promise<void>((ready, failed) => {
      started.stdout.on('data', (text: Buffer) => text.toString().includes('ready') && ready());
      started.on('exit', (code) => failed(new Error(`The server ended with ${code}`)));
    });
    proxy.upstream = port;
  }

  async function kill(): Promise<void> {
    const dying = child;
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise((done) => dying.once('exit', done));
    dying.kill('SIGKILL');
    await gone;
    proxy.upstream = null;
  }

  await start();
  return {
    kill,
    start,
    witness: () => witness(port),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function witness(port: number): Promise<Witness> {
  const backend = await signedIn(`http://127.0.0.1:${port}`);
  const { memberships } = await backend.send(getSession, {});
  const projectId = memberships[0]?.projectId ?? '';
  const all = () => backend.send(listAssignments, { params: { projectId } });
  const { assignments } = await all();
  const current = assignments.find((each) => each.state === 'held' && each.purpose === 'current');
  const assignmentId = current?.id ?? assignments[0]?.id ?? '';
  const params = { projectId, assignmentId };
  /** What a field had at each revision, from the newest to the oldest. */
  async function* revisions(field: string): AsyncGenerator<unknown> {
    for (let before: number | undefined; ;) {
      const query = { field, ...(before === undefined ? {} : { before }) };
      const page = await backend.send(listRevisions, { params, query });
      for (const { revision } of page.revisions) {
        const { fields } = await backend.send(getRevision, { params: { ...params, revision } });
        yield fields[field];
      }
      const last = page.revisions.filter((each) => each.revision > 0).at(-1);
      if (!page.more || !last) return;
      before = last.revision;
    }
  }

  return {
    assignmentId,
    draft: () => backend.send(getDraft, { params }),
    async history(field) {
      const texts: unknown[] = [];
      for await (const text of revisions(field)) texts.push(text);
      return texts;
    },
    async hadInHistory(field, wanted) {
      for await (const text of revisions(field)) if (text === wanted) return true;
      return false;
    },
    async matrix() {
      const body = { purpose: 'current' } as const;
      const { work } = await backend.send(claimWork, { params: { projectId }, body });
      return {
        criteria: (work?.task.rubric?.criteria ?? []).map((each) => each.id),
        responses: (work?.task.responses ?? []).map((each) => each.id),
      };
    },
    async revisions() {
      return (await backend.send(getDraft, { params })).revision;
    },
    loseLease: () => backend.send(releaseWork, { params }),
    async submitted() {
      const { assignments: now } = await all();
      return now.filter((each) => each.state === 'submitted').length;
    },
  };
}

/** A backend with the cookie of a sample expert, as a program that is no browser keeps it. */
export async function signedIn(base: string): Promise<Backend> {
  let cookie = '';
  const backend = httpBackend({
    base,
    async fetch(request) {
      if (cookie) request.headers.set('Cookie', cookie);
      const response = await fetch(request);
      const set = response.headers.getSetCookie().map((each) => each.split(';')[0]);
      if (set.length > 0) cookie = set.join('; ');
      return response;
    },
  });
  await backend.send(signInAsSample, { body: { persona: 'expert' } });
  return backend;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : failed(new Error('No port')),
      );
    });
  });
}
