import { sql, type Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { listRevisions as endpoint } from '#contract/draft/list-revisions.ts';
import { applyPatch } from '#domain/draft/apply-patch.ts';
import { DRAFT_SCHEMA } from '#domain/draft/draft-fields.ts';
import type { Draft } from '#domain/draft/draft.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { SNAPSHOT_EVERY } from './save-draft.ts';

type Listed = AnswerOf<typeof endpoint>;

const PAGE = 100;

/**
 * The history of a draft, newest first, a page at a time. Archived drafts stand on the first
 * page by their time; they have negative numbers, under which they open like revisions.
 */
export async function listRevisions(
  database: Kysely<Tables>,
  assignmentId: string,
  { before, field }: { before?: number | undefined; field?: string | undefined },
): Promise<Listed> {
  const bound = before ?? null;
  const only = field ?? null;
  const { rows } = await sql<{ revision: number; saved_at: Date; fields: string[] }>`
    select r.revision, r.saved_at,
      array(select jsonb_object_keys(coalesce(r.patch, '{}'))) as fields
    from draft_revision r
    where r.assignment_id = ${assignmentId}
      and (${bound}::int is null or r.revision < ${bound}::int)
      and (${only}::text is null or jsonb_exists(r.patch, ${only}::text))
    order by r.revision desc limit ${PAGE + 1}`.execute(database);
  const revisions: Listed['revisions'] = rows.slice(0, PAGE).map((row) => ({
    revision: row.revision,
    savedAt: row.saved_at.toISOString(),
    fields: row.fields.toSorted(),
    archived: null,
  }));
  const archived = before === undefined ? await archives(database, assignmentId, only) : [];
  return {
    revisions: [...revisions, ...archived].toSorted(newestFirst),
    more: rows.length > PAGE,
  };
}

function newestFirst(a: Listed['revisions'][number], b: Listed['revisions'][number]): number {
  if (a.savedAt !== b.savedAt) return a.savedAt < b.savedAt ? 1 : -1;
  return b.revision - a.revision;
}

async function archives(
  database: Kysely<Tables>,
  assignmentId: string,
  field: string | null,
): Promise<Listed['revisions']> {
  const rows = await database
    .selectFrom('draft_archive')
    .selectAll()
    .where('assignment_id', '=', assignmentId)
    .orderBy('id', 'desc')
    .limit(PAGE)
    .execute();
  return rows
    .filter((row) => field === null || field in row.fields)
    .map((row) => ({
      revision: -row.id,
      savedAt: row.archived_at.toISOString(),
      fields: Object.keys(row.fields).toSorted(),
      archived: row.reason,
    }));
}

/** A draft as it stood at one revision: the last snapshot before it and the patches since. */
export async function draftAt(
  database: Kysely<Tables>,
  assignmentId: string,
  revision: number,
): Promise<Draft> {
  if (revision < 0) return archivedDraft(database, assignmentId, -revision);
  if (revision === 0) return { revision: 0, schema: DRAFT_SCHEMA, fields: {}, savedAt: null };
  const rows = await database
    .selectFrom('draft_revision')
    .selectAll()
    .where('assignment_id', '=', assignmentId)
    .where('revision', '<=', revision)
    .where('revision', '>=', revision - (revision % SNAPSHOT_EVERY))
    .orderBy('revision')
    .execute();
  const last = rows.at(-1);
  if (last?.revision !== revision) throw notFound();
  const from = rows.findLastIndex((row) => row.snapshot !== null);
  let fields = rows[from]?.snapshot ?? {};
  for (const row of rows.slice(from + 1)) {
    const next = applyPatch(fields, row.patch ?? {});
    if (!next.ok) throw new Error(`Revision ${row.revision} of ${assignmentId} does not apply`);
    fields = next.value;
  }
  return { revision, schema: last.schema, fields, savedAt: last.saved_at.toISOString() };
}

async function archivedDraft(
  database: Kysely<Tables>,
  assignmentId: string,
  id: number,
): Promise<Draft> {
  const row = await database
    .selectFrom('draft_archive')
    .selectAll()
    .where('assignment_id', '=', assignmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  // Its number in the draft's own count does not exist; it was never the draft.
  const { schema, fields, archived_at } = row;
  return { revision: 0, schema, fields, savedAt: archived_at.toISOString() };
}

const notFound = () => new Refusal('not-found', 'There is no such revision');
