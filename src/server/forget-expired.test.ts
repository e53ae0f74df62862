import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import type { Tables } from '#server/database/tables.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { forgetExpired } from './forget-expired.ts';

const DAY = 24 * 60;

onBothDatabases('what has had its time', (open) => {
  async function counts(database: Kysely<Tables>): Promise<Record<string, number> | undefined> {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from idempotency) as answers,
      (select count(*)::int from session) as sessions,
      (select count(*)::int from verification) as verifications,
      (select count(*)::int from reset_link) as links,
      (select count(*)::int from sign_in_attempt) as attempts,
      (select count(*)::int from file) as files`.execute(database);
    return rows[0];
  }

  test('it goes when its time is over, however much it is, and not before', async () => {
    const database = await open();
    const limbs = testLimbs(database);
    const person = { name: 'A', email: 'a@example.com', isOwner: false, password: null };
    const { id } = await createAccount(database, limbs.ids, person);
    const now = limbs.clock.now();
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    await sql`insert into idempotency (account_id, key, request_hash, status, answer, at)
      select 'a', 'k' || n, '', 200, '{}', ${now} from generate_series(1, 2500) n`.execute(
      database,
    );
    await sql`insert into session (id, token, account_id, expires_at)
      values ('s', 's', ${id}, ${later(14 * DAY)})`.execute(database);
    await sql`insert into verification (id, identifier, value, expires_at)
      values ('v', 'v', 'v', ${later(10)})`.execute(database);
    await sql`insert into reset_link (token_hash, account_id, expires_at)
      values ('h', ${id}, ${later(DAY)})`.execute(database);
    await sql`insert into sign_in_attempt (subject, at) values ('x', ${now})`.execute(database);
    await sql`insert into file (id, size, created_at)
      values ('broken', null, ${now}), ('whole', 1, ${now})`.execute(database);
    const all = {
      answers: 2500,
      sessions: 1,
      verifications: 1,
      links: 1,
      attempts: 1,
      files: 2,
    };
    await forgetExpired(limbs);
    expect(await counts(database)).toEqual(all);

    limbs.advance(16);
    await forgetExpired(limbs);
    expect(await counts(database)).toEqual({ ...all, verifications: 0, attempts: 0 });

    limbs.advance(6 * DAY);
    await sql`insert into idempotency (account_id, key, request_hash, status, answer, at)
      values ('a', 'new', '', 200, '{}', ${limbs.clock.now()})`.execute(database);
    await forgetExpired(limbs);
    const weekLess = { verifications: 0, attempts: 0, links: 0, files: 1 };
    expect(await counts(database)).toEqual({ ...all, ...weekLess, answers: 2501 });

    limbs.advance(DAY);
    await forgetExpired(limbs);
    expect(await counts(database)).toEqual({ ...all, ...weekLess, answers: 1 });

    limbs.advance(8 * DAY);
    await forgetExpired(limbs);
    expect(await counts(database)).toEqual({ ...all, ...weekLess, answers: 0, sessions: 0 });
  });
});
