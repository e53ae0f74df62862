import type { Kysely } from 'kysely';
import { DRAFT_SCHEMA } from '#domain/draft/draft-fields.ts';
import type { Draft } from '#domain/draft/draft.ts';
import type { Tables } from '#server/database/tables.ts';

/** The current state of a draft; before the first save it is the empty revision 0. */
export async function currentDraft(database: Kysely<Tables>, assignmentId: string): Promise<Draft> {
  const row = await database
    .selectFrom('draft')
    .select(['revision', 'schema', 'fields', 'saved_at'])
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst();
  if (!row) return { revision: 0, schema: DRAFT_SCHEMA, fields: {}, savedAt: null };
  const { revision, schema, fields, saved_at } = row;
  return { revision, schema, fields, savedAt: saved_at?.toISOString() ?? null };
}
