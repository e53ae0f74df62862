import { beforeEach, expect, test, vi } from 'vitest';
import { BackendError } from '#backend/backend-error.ts';
import type { Backend } from '#backend/backend.ts';
import type { ProblemKind } from '#contract/problem.ts';
import { keepSitting, sendSittings } from './sittings.ts';

let storage: Map<string, string>;
beforeEach(() => {
  storage = new Map();
  vi.stubGlobal('localStorage', {
    get length() {
      return storage.size;
    },
    key: (at: number) => [...storage.keys()][at] ?? null,
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, text: string) => storage.set(key, text),
    removeItem: (key: string) => storage.delete(key),
  });
});

const sitting = (sittingId: string, seconds: number, accountId = 'rita') => ({
  sittingId,
  accountId,
  projectId: 'p',
  taskId: 't',
  seconds,
});

const offline = () => new BackendError({ kind: 'offline', message: 'No network' });
const problem = (kind: ProblemKind) =>
  new BackendError({
    kind: 'problem',
    problem: { type: 'about:blank', title: kind, status: 400, detail: kind, kind } as never,
    retryAfterSeconds: null,
  });

/** A server that notes what arrives, and fails as it is told to. */
function server(fails: () => Error | null = () => null) {
  const sent: unknown[] = [];
  const backend: Backend = {
    async send(_endpoint, call) {
      sent.push((call as { body: unknown }).body);
      const error = fails();
      if (error) throw error;
      return undefined as never;
    },
  };
  return { backend, sent };
}

test('what the server has is kept no longer, and nobody else’s is sent', async () => {
  const { backend, sent } = server();
  keepSitting(sitting('one', 15));
  keepSitting(sitting('one', 30));
  keepSitting(sitting('two', 20));
  keepSitting(sitting('theirs', 40, 'sam'));
  await sendSittings(backend, 'rita');
  expect(sent).toEqual([
    { sittingId: 'one', seconds: 30 },
    { sittingId: 'two', seconds: 20 },
  ]);
  await sendSittings(backend, 'rita');
  expect(sent).toHaveLength(2);
  await sendSittings(backend, 'sam');
  expect(sent.at(-1)).toEqual({ sittingId: 'theirs', seconds: 40 });
});

test.each([
  ['no network', offline],
  ['a session that ended', () => problem('signed-out')],
])('with %s everything waits', async (_, error) => {
  let failing: Error | null = error();
  const { backend, sent } = server(() => failing);
  keepSitting(sitting('one', 15));
  keepSitting(sitting('two', 20));
  await sendSittings(backend, 'rita');
  expect(sent).toHaveLength(1);
  failing = null;
  await sendSittings(backend, 'rita');
  expect(sent.slice(1)).toEqual([
    { sittingId: 'one', seconds: 15 },
    { sittingId: 'two', seconds: 20 },
  ]);
});

test('what is counted while it is sent stays for the next time', async () => {
  const { backend, sent } = server(() => {
    if (sent.length === 1) keepSitting(sitting('one', 45));
    return null;
  });
  keepSitting(sitting('one', 30));
  await sendSittings(backend, 'rita');
  await sendSittings(backend, 'rita');
  expect(sent).toEqual([
    { sittingId: 'one', seconds: 30 },
    { sittingId: 'one', seconds: 45 },
  ]);
  expect(storage.size).toBe(0);
});

test('what is refused is kept, does not hold up the rest, and is asked once by a page', async () => {
  const { backend, sent } = server(() => (sent.length === 1 ? problem('forbidden') : null));
  keepSitting(sitting('refused', 15));
  keepSitting(sitting('two', 20));
  await sendSittings(backend, 'rita');
  await sendSittings(backend, 'rita');
  expect(sent).toHaveLength(2);
  expect([...storage.values()].join()).toContain('refused');
});
