import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { json } from './json.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { pgliteDatabase } from './pglite-database.ts';

onBothDatabases('migrations', (open) => {
  test('migrating a migrated database changes nothing', async () => {
    const database = await open();
    await migrate(database);
    const { rows } = await sql<{ name: string }>`
      select name from migration_checksum order by name`.execute(database);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
  });

  test('a migration that was changed after it ran is refused', async () => {
    const database = await open();
    const changed = { ...migrations, '0001-core': ['select 1'] };
    await expect(migrate(database, changed)).rejects.toThrow('0001-core was changed');
  });

  test('data of a newer version is refused', async () => {
    const database = await open();
    const { '0003-files': _, ...older } = migrations;
    await expect(migrate(database, older)).rejects.toThrow('newer version');
  });

  test('values read the same on both drivers', async () => {
    const database = await open();
    await database
      .insertInto('project')
      .values({ id: 'p', slug: 'p', created_at: new Date('2026-01-02T03:04:05.678Z') })
      .execute();
    const task = {
      id: 't',
      project_id: 'p',
      title: 'T',
      priority: 0,
      skills: ['a, "b"', '日本'],
      prompt: json([]),
      documents: json([]),
      metadata: json({ a: [1, 'x'] }),
      source_hash: new Uint8Array([0, 255]),
      gold: json('text'),
    };
    await database.insertInto('task').values(task).execute();
    await database
      .insertInto('slot')
      .values({ task_id: 't', n: 1, project_id: 'p', priority: 0, place: 2 ** 40, state: 'open' })
      .execute();
    const row = await database
      .selectFrom('task')
      .innerJoin('project', 'project.id', 'task.project_id')
      .innerJoin('slot', 'slot.task_id', 'task.id')
      .select(['task.skills', 'metadata', 'gold', 'source_hash', 'place', 'project.created_at'])
      .select((each) => each.fn.countAll<number>().over().as('count'))
      .executeTakeFirstOrThrow();
    expect({ ...row, source_hash: [...row.source_hash] }).toEqual({
      skills: ['a, "b"', '日本'],
      metadata: { a: [1, 'x'] },
      gold: 'text',
      source_hash: [0, 255],
      place: 2 ** 40,
      created_at: new Date('2026-01-02T03:04:05.678Z'),
      count: 1,
    });
  });

  test('a query beside an open transaction is not part of it', async () => {
    const database = await open();
    const values = (id: string) => ({ id, slug: id });
    let beside: Promise<unknown> = Promise.resolve();
    const failed = database.transaction().execute(async (transaction) => {
      await transaction.insertInto('project').values(values('inside')).execute();
      beside = database.insertInto('project').values(values('beside')).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('roll back');
    });
    await expect(failed).rejects.toThrow('roll back');
    await beside;
    const left = await database.selectFrom('project').select('id').execute();
    expect(left).toEqual([{ id: 'beside' }]);
  });
});

test('a migration that fails half-way leaves nothing of itself behind', async () => {
  const database = pgliteDatabase(await PGlite.create());
  const broken = { '0001-broken': ['create table half (id int)', 'not sql'] };
  await expect(migrate(database, broken)).rejects.toThrow('syntax error');
  const { rows } = await sql`select 1 from pg_tables where tablename = 'half'`.execute(database);
  expect(rows).toEqual([]);
  await database.destroy();
});

test('a correction that was asked for before review was counted is one of graded work', async () => {
  const database = pgliteDatabase(await PGlite.create());
  const { '0016-review-time': _, ...older } = migrations;
  await migrate(database, older);
  const at = new Date();
  await database.insertInto('project').values({ id: 'p', slug: 'p', created_at: at }).execute();
  const before = [
    `insert into task (id, project_id, title, prompt, documents, metadata, source_hash)
      values ('t', 'p', 'T', '[]', '[]', '{}', '')`,
    `insert into slot (task_id, n, project_id, priority, place, state)
      values ('t', 1, 'p', 0, 1, 'done')`,
    `insert into assignment (id, project_id, task_id, slot_n, expert_id, epoch, purpose, state,
        lease_until, response_order, project_version)
      values ('a', 'p', 't', 1, 'e', 1, 'current', 'submitted', now(), '[]', 1)`,
    `insert into time_correction (id, project_id, assignment_id, expert_id, day, recorded_seconds,
        seconds, reason, asked_at)
      values ('c', 'p', 'a', 'e', '2026-01-02', 60, 30, 'A call', now())`,
  ];
  for (const statement of before) await sql.raw(statement).execute(database);
  await migrate(database);
  const found = await database
    .selectFrom('time_correction')
    .select(['work', 'task_id', 'assignment_id'])
    .execute();
  expect(found).toEqual([{ work: 'graded', task_id: 't', assignment_id: 'a' }]);
  await database.destroy();
});
