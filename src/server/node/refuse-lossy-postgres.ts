import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';

/** A PostgreSQL that acknowledges commits which a crash takes back. */
export class LossyPostgres extends Error {
  constructor(off: readonly string[]) {
    super(
      `This PostgreSQL answers a commit before it is on the disk: ${off.join(' and ')} ${
        off.length === 1 ? 'is' : 'are'
      } off, so a crash can take back what was called saved. Set ${off
        .map((name) => `${name} = on`)
        .join(
          ' and ',
        )} in its postgresql.conf (or for the role and the database), and start again.`,
    );
    this.name = 'LossyPostgres';
  }
}

/**
 * Throws LossyPostgres. `full_page_writes` is not asked for: it may be off where the file system
 * writes pages whole.
 */
export async function refuseLossyPostgres(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from pg_settings
    where name in ('fsync', 'synchronous_commit') and setting = 'off' order by name`.execute(
    database,
  );
  if (rows.length > 0) throw new LossyPostgres(rows.map(({ name }) => name));
}
