import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';

/**
 * Changes when any row of any table does. Left out are what records the asking itself: counters
 * of attempts and the audit log.
 */
export async function fingerprint(database: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename not in ('sign_in_attempt', 'audit_head', 'audit_entry') order by 1`.execute(
    database,
  );
  const parts = rows.map(
    ({ name }) => sql`select ${name}::text as name,
      (select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), ''))
       from ${sql.table(name)} t) as sum`,
  );
  const all = await sql<{
    name: string;
    sum: string;
  }>`${sql.join(parts, sql` union all `)}`.execute(database);
  return all.rows.map(({ name, sum }) => `${name} ${sum}`).join('\n');
}
