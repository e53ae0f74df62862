import { parentPort } from 'node:worker_threads';
import { Refusal } from '#server/refusal.ts';
import { reportHere } from '#server/reports/run-report.ts';
import { askingDatabase } from './asking-database.ts';
import type { FromThread, ToThread } from './report-messages.ts';

// The thread: computes one report after the other, and reads through the thread that has the database.

/** A statement that failed over there; `statement` lets its error be found again. */
class NotRead extends Error {
  readonly statement: number;

  constructor(message: string, statement: number) {
    super(message);
    this.name = 'NotRead';
    this.statement = statement;
  }
}

type Waiting = { resolve(rows: unknown[]): void; reject(error: Error): void };

const statements = new Map<number, Waiting>();
let asked = 0;

const database = askingDatabase(
  (sql, parameters) =>
    new Promise((resolve, reject) => {
      asked += 1;
      statements.set(asked, { resolve, reject });
      say({ kind: 'read', id: asked, sql, parameters });
    }),
);

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'report') return void report(message);
  const waiting = statements.get(message.id);
  statements.delete(message.id);
  if (message.kind === 'rows') waiting?.resolve(message.rows);
  else waiting?.reject(new NotRead(message.message, message.id));
});

async function report({ id, name, given, now }: ToThread & { kind: 'report' }): Promise<void> {
  const clock = { now: () => new Date(now) };
  try {
    // What comes over the port was typed where it was sent.
    const answer = await reportHere({ database, clock }, name, given as never);
    say({ kind: 'answer', id, answer });
  } catch (error) {
    say(failureOf(id, error));
  }
}

function failureOf(id: number, error: unknown): FromThread {
  if (error instanceof Refusal) {
    const { kind, message, extra } = error;
    return { kind: 'refused', id, refusal: { kind, detail: message, extra } };
  }
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const statement = error instanceof NotRead ? error.statement : null;
  return { kind: 'failed', id, message, stack, statement };
}

function say(message: FromThread): void {
  parentPort?.postMessage(message);
}
