import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';

const KEPT = ['kysely_migration', 'kysely_migration_lock', 'migration_checksum'];

/** Every table but those that say which migrations ran. */
export async function emptyTables(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(database);
  const tables = rows.map(({ name }) => name).filter((name) => !KEPT.includes(name));
  await database.transaction().execute(async (transaction) => {
    // Some tables refuse to be emptied; a test may, as the owner of its own database.
    await sql`set local session_replication_role = replica`.execute(transaction);
    await sql`truncate ${sql.join(tables.map((name) => sql.table(name)))} restart identity cascade`.execute(
      transaction,
    );
  });
}
