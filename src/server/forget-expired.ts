import { sql, type RawBuilder } from 'kysely';
import { ATTEMPT_WINDOW_MINUTES } from '#server/accounts/throttle-sign-in.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { forgetBrokenUploads } from '#server/database/database-files.ts';

/** Rows that go in one statement: few enough that nobody's save waits for it noticeably. */
const BATCH = 1000;

/**
 * How long an answer is kept for a write that is sent again. A browser sends again within seconds
 * of being back; a week covers a laptop that was closed over a holiday. After that the write
 * still does no harm: it names a revision or an assignment that has moved on, and is refused.
 */
const ANSWER_DAYS = 7;

const MINUTE = 60_000;

/**
 * Deletes what has had its time and would only grow: remembered answers, ended sessions, used-up
 * links, counted sign-in attempts, uploads that broke off. Answers are found by their index; of
 * the others there are never more than people make in two weeks.
 */
export async function forgetExpired({
  database,
  clock,
}: Pick<AppLimbs, 'database' | 'clock'>): Promise<void> {
  const now = clock.now();
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  const deletions: RawBuilder<unknown>[] = [
    sql`delete from idempotency where (account_id, key) in (
      select account_id, key from idempotency
      where at < ${ago(ANSWER_DAYS * 24 * 60)} order by at limit ${BATCH})`,
    sql`delete from session where id in (
      select id from session where expires_at < ${now} limit ${BATCH})`,
    sql`delete from verification where id in (
      select id from verification where expires_at < ${now} limit ${BATCH})`,
    sql`delete from reset_link where token_hash in (
      select token_hash from reset_link where expires_at < ${now} limit ${BATCH})`,
    sql`delete from sign_in_attempt where id in (
      select id from sign_in_attempt where at < ${ago(ATTEMPT_WINDOW_MINUTES)} limit ${BATCH})`,
  ];
  for (const deletion of deletions) {
    let gone = BATCH;
    while (gone === BATCH) {
      gone = Number((await deletion.execute(database)).numAffectedRows ?? 0);
    }
  }
  await forgetBrokenUploads(database, clock);
}
