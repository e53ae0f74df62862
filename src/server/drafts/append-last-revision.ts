import { sql, type Transaction } from 'kysely';
import type { submitWork as endpoint } from '#contract/draft/submit-work.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import type { diffFields } from '#domain/draft/diff-fields.ts';
import { dayOf } from '#domain/pay/period.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { addActiveTime, uncounted } from '#server/pay/add-active-time.ts';

/** On which revision it stands, and what it changes there. */
export type LastRevision = { revision: number; patch: ReturnType<typeof diffFields> };

/**
 * What stood on the screen becomes the last revision. The draft has the active seconds of all
 * devices and rounds; the device says how many more it counted since. One that does not say so
 * gives its own sum, and the larger is the truth that either saw. Answers it.
 */
export async function appendLastRevision(
  transaction: Transaction<Tables>,
  { assignmentId, body }: { assignmentId: string; body: BodyOf<typeof endpoint> },
  final: LastRevision,
  now: Date,
): Promise<number> {
  const revision = final.revision + 1;
  await transaction
    .insertInto('draft_revision')
    .values({
      assignment_id: assignmentId,
      revision,
      schema: body.schema,
      patch: json(final.patch),
      snapshot: json(body.fields),
      saved_at: now,
    })
    .execute();
  const { activeSeconds: own, unsentSeconds: unsent } = body;
  const fresh = unsent === undefined ? uncounted(assignmentId, own) : sql`${unsent}::float8`;
  const sum =
    unsent === undefined
      ? sql`greatest(d.active_seconds, excluded.active_seconds)`
      : sql`d.active_seconds + ${unsent}::float8`;
  const { rows } = await sql<{ active_seconds: number }>`
    with counted as (${addActiveTime(assignmentId, dayOf(now.getTime()), fresh)})
    insert into draft as d (assignment_id, revision, schema, fields, active_seconds, saved_at)
    values (${assignmentId}, ${revision}, ${body.schema}, ${json(body.fields)},
      ${own}, ${now})
    on conflict (assignment_id) do update set revision = excluded.revision,
      schema = excluded.schema, fields = excluded.fields, saved_at = excluded.saved_at,
      active_seconds = ${sum}
    returning d.active_seconds`.execute(transaction);
  return rows[0]?.active_seconds ?? body.activeSeconds;
}
