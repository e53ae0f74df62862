import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { recorded } from '#domain/people/recorded.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';

/** Tables in which nothing stands about a person who works here. */
const aboutNobody = [
  'audit_head',
  'file',
  'file_chunk',
  'import_group',
  'import_refusal',
  'import_row',
  'installation',
  'kysely_migration',
  'kysely_migration_lock',
  'migration_checksum',
  'opinion_threshold',
  'project',
  'queue_lane',
  'queue_sweep',
  'response',
  'rubric',
  'task',
];

onPGlite('what is recorded', (open) => {
  test('names every table in which something stands about a person', async () => {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(await open());
    const listed = new Set(recorded.flatMap(({ tables }) => tables));
    const found = rows.map(({ name }) => name);
    expect(found.filter((name) => !listed.has(name) && !aboutNobody.includes(name))).toEqual([]);
    expect([...listed].filter((name) => !found.includes(name))).toEqual([]);
  });
});
