import type { Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';

/** Names of accounts by id; an account that was deleted has none. */
export async function namesOf(
  database: Kysely<Tables>,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', accountIds)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
