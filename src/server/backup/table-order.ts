import { sql, type Kysely } from 'kysely';
import type { Tables } from '#server/database/tables.ts';

/** What migrating, and the durability test of a data folder, make by themselves. */
const own = new Set([
  'kysely_migration',
  'kysely_migration_lock',
  'migration_checksum',
  'durability_probe',
]);

/** All tables of data, each behind those that its foreign keys name. */
export async function tableOrder(database: Kysely<Tables>): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(
    database,
  );
  const keys = await sql<{ child: string; parent: string }>`
    select child.relname as child, parent.relname as parent from pg_constraint
      join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
    where contype = 'f'`.execute(database);
  const left = new Set(tables.rows.map(({ name }) => name).filter((name) => !own.has(name)));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter((name) =>
      keys.rows.every(
        ({ child, parent }) => child !== name || parent === name || !left.has(parent),
      ),
    );
    if (free.length === 0) throw new Error('The foreign keys of the tables form a circle');
    for (const name of free) {
      left.delete(name);
      order.push(name);
    }
  }
  return order;
}

export async function appliedMigrations(
  database: Kysely<Tables>,
): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await sql<{ name: string; checksum: string }>`
    select name, checksum from migration_checksum order by name`.execute(database);
  return rows;
}
