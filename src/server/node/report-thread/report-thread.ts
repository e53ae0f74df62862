import { Worker } from 'node:worker_threads';
import { CompiledQuery } from 'kysely';
import type { AppLimbs } from '#server/app-limbs.ts';
import { Refusal } from '#server/refusal.ts';
import type { ReportDesk } from '#server/reports/report-desk.ts';
import type { FromThread, ToThread } from './report-messages.ts';

/** Idle for so long, the thread is let go with the memory that it grew to. */
const IDLE_MS = 60_000;

type Waiting = { resolve(answer: never): void; reject(error: unknown): void };

/**
 * Reports on a thread of their own: a project of thousands of items takes seconds to compute, and
 * drafts are saved meanwhile. The database stays on this thread, which executes what the other asks
 * for, statement by statement. The thread starts with the first report.
 */
export function reportThread({
  database,
  clock,
}: Pick<AppLimbs, 'database' | 'clock'>): ReportDesk & { close(): Promise<void> } {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const reports = new Map<number, Waiting>();
  /** What statements failed with: an error of the database loses its kind on the way over. */
  const failures = new Map<number, unknown>();

  function started(): Worker {
    if (worker) return worker;
    const fresh = new Worker(new URL('report-worker.ts', import.meta.url));
    // A server that stops need not wait for it.
    fresh.unref();
    fresh.on('message', (message: FromThread) => hear(fresh, message));
    fresh.on('error', (error) => lost(fresh, error));
    fresh.on('exit', () => lost(fresh, new Error('The thread of the reports ended')));
    worker = fresh;
    return fresh;
  }

  function lost(which: Worker, error: unknown): void {
    if (worker !== which) return;
    worker = null;
    failures.clear();
    for (const { reject } of reports.values()) reject(error);
    reports.clear();
  }

  function hear(from: Worker, message: FromThread): void {
    if (message.kind === 'read') return void execute(from, message);
    const waiting = reports.get(message.id);
    reports.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.answer as never);
    else waiting?.reject(errorOf(message));
    if (reports.size > 0) return;
    failures.clear();
    idle = setTimeout(() => void close(), IDLE_MS).unref();
  }

  async function execute(from: Worker, read: FromThread & { kind: 'read' }): Promise<void> {
    const { id, sql, parameters } = read;
    const say = (message: ToThread) => from.postMessage(message);
    try {
      const { rows } = await database.executeQuery(CompiledQuery.raw(sql, [...parameters]));
      say({ kind: 'rows', id, rows });
    } catch (error) {
      failures.set(id, error);
      say({
        kind: 'not-read',
        id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  function errorOf(message: FromThread & { kind: 'refused' | 'failed' }): unknown {
    if (message.kind === 'refused') {
      const { kind, detail, extra } = message.refusal;
      return new Refusal(kind, detail, extra);
    }
    const { statement } = message;
    if (statement !== null && failures.has(statement)) return failures.get(statement);
    return Object.assign(new Error(message.message), { stack: message.stack });
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    await worker?.terminate();
  }

  return {
    run(name, given) {
      clearTimeout(idle);
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        reports.set(id, { resolve, reject });
        const now = clock.now().getTime();
        started().postMessage({ kind: 'report', id, name, given, now } satisfies ToThread);
      });
    },
    close,
  };
}
