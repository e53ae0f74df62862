import { sql } from 'kysely';
import { archiveDraft as endpoint } from '#contract/draft/archive-draft.ts';
import type { AnswerOf, BodyOf } from '#contract/endpoint.ts';
import { dayOf } from '#domain/pay/period.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import { addActiveTime } from '#server/pay/add-active-time.ts';
import { ownAssignment, type AssignmentKey } from '#server/queue/own-assignment.ts';
import { retryOnConflict } from '#server/queue/retry-on-conflict.ts';
import { answeredBefore } from './answered-before.ts';
import { requestHash } from './request-hash.ts';

type Archived = AnswerOf<typeof endpoint>;

/**
 * Keeps a whole draft in the history, whatever became of the assignment: text is taken from
 * whoever wrote it, also late, and so is the time that it took. The draft's text does not change.
 */
export async function archiveDraft(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  archive: AssignmentKey & { key: string; body: BodyOf<typeof endpoint> },
): Promise<Archived> {
  const { assignmentId, expertId, key, body } = archive;
  const hash = await requestHash(endpoint.name, assignmentId, body);
  await ownAssignment(database, archive);
  return retryOnConflict(async () => {
    const before = await answeredBefore(database, { accountId: expertId, key, hash });
    if (before !== null && endpoint.answer.kind === 'json') {
      return endpoint.answer.schema.parse(before);
    }
    const now = clock.now();
    const active = body.activeSeconds ?? 0;
    const archived: Archived = { archivedAt: now.toISOString() };
    await sql`
      with kept as (
        insert into idempotency (account_id, key, request_hash, status, answer, at)
        values (${expertId}, ${key}, ${hash}, 200, ${json(archived)}, ${now})
      ), counted as (${addActiveTime(assignmentId, dayOf(now.getTime()), sql`${active}::float8`)}),
      timed as (
        update draft set active_seconds = active_seconds + ${active}::float8
        where assignment_id = ${assignmentId} and ${active}::float8 > 0
      )
      insert into draft_archive (assignment_id, schema, fields, reason, archived_at)
      values (${assignmentId}, ${body.schema}, ${json(body.fields)}, ${body.reason}, ${now})
    `.execute(database);
    return archived;
  });
}
