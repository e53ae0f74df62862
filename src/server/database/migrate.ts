import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { hex, sha256 } from '#server/sha256.ts';
import { migrations as all } from './migrations.ts';
import type { Tables } from './tables.ts';

type Checksum = { name: string; checksum: string };

/**
 * Brings a database to the newest schema, all or nothing for each migration. Throws when an
 * applied migration differs from the one in this program: two histories never mix.
 */
export async function migrate(database: Kysely<Tables>, migrations = all): Promise<void> {
  await sql`create table if not exists migration_checksum (
    name text primary key,
    checksum text not null
  )`.execute(database);
  await compare(database, migrations);
  const migrator = new Migrator({
    db: database,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, statements]) => [
            name,
            { up: (open: Kysely<unknown>) => apply(open, name, statements) },
          ]),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function apply(
  open: Kysely<unknown>,
  name: string,
  statements: readonly string[],
): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(open);
  await sql`insert into migration_checksum (name, checksum)
    values (${name}, ${await checksum(statements)})`.execute(open);
}

async function compare(
  database: Kysely<Tables>,
  migrations: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const applied = await sql<Checksum>`select name, checksum from migration_checksum`.execute(
    database,
  );
  for (const row of applied.rows) {
    const statements = migrations[row.name];
    if (!statements) {
      throw new Error(`The data was written by a newer version: it knows migration ${row.name}`);
    }
    if ((await checksum(statements)) !== row.checksum) {
      throw new Error(`Migration ${row.name} was changed after it had been applied to this data`);
    }
  }
}

async function checksum(statements: readonly string[]): Promise<string> {
  return hex(await sha256(statements.join(';\n')));
}
