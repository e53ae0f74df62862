import type { Kysely } from 'kysely';
import { cookieIdentity } from '#server/accounts/cookie-identity.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { databaseFiles } from '#server/database/database-files.ts';
import type { Tables } from '#server/database/tables.ts';
import { randomIds } from '#server/random-ids.ts';

export type LogEntry = Parameters<AppLimbs['log']>[0];
export type TestLimbs = AppLimbs & { logged: LogEntry[]; advance(minutes: number): void };

export const TEST_SECRET = 'a-secret-of-the-tests-0123456789abcdef';

/** Limbs for a server in a test: cookie sessions, a clock that can be moved, a log to read. */
export function testLimbs(database: Kysely<Tables>, given: Partial<AppLimbs> = {}): TestLimbs {
  let offset = 0;
  const clock = { now: () => new Date(Date.now() + offset) };
  const logged: LogEntry[] = [];
  return {
    database,
    clock,
    ids: randomIds,
    identity: cookieIdentity({
      database,
      ids: randomIds,
      secret: TEST_SECRET,
      publicUrl: 'http://touchstone.test',
    }),
    files: databaseFiles(database, clock),
    secret: TEST_SECRET,
    sampleMode: false,
    log: (entry) => logged.push(entry),
    ...given,
    logged,
    advance(minutes) {
      offset += minutes * 60_000;
    },
  };
}
