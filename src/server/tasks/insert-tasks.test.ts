import { expect, test } from 'vitest';
import { textMessage } from '#domain/task/message-text.ts';
import { createProject } from '#server/projects/create-project.ts';
import { randomIds } from '#server/random-ids.ts';
import { sampleProject, sampleTasks } from '#server/sample/sample-project.ts';
import { seedSample } from '#server/sample/seed-sample.ts';
import { sha256 } from '#server/sha256.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { insertTasks, type NewTask } from './insert-tasks.ts';

async function task(name: string, more: Partial<NewTask> = {}): Promise<NewTask> {
  const response = (model: string, sourceHash: Uint8Array) => ({
    messages: [textMessage('assistant', `${name} by ${model}`)],
    language: null,
    model,
    metadata: null,
    raw: { model },
    sourceHash,
  });
  return {
    externalId: name,
    sourceHash: await sha256(name),
    title: name,
    prompt: [textMessage('user', name)],
    documents: [],
    metadata: { from: 'test' },
    skills: [],
    priority: 0,
    gold: undefined,
    criteria: null,
    responses: [
      response('m1', await sha256(`${name} 1`)),
      response('m2', await sha256(`${name} 2`)),
    ],
    ...more,
  };
}

onBothDatabases('inserting tasks', (open) => {
  async function start() {
    const limbs = testLimbs(await open());
    const project = await createProject(limbs, sampleProject, null);
    const insert = (...tasks: NewTask[]) =>
      limbs.database
        .transaction()
        .execute((transaction) =>
          insertTasks(
            transaction,
            { projectId: project.id, plan: { overlap: 2 }, ids: randomIds, now: limbs.clock.now() },
            tasks,
          ),
        );
    return { database: limbs.database, insert };
  }

  test('a task comes with its responses, its rubric and one open slot for each annotation', async () => {
    const { database, insert } = await start();
    const criterion = {
      id: 'c1',
      version: 1,
      text: 'Is right',
      tags: [],
      points: 3,
      required: false,
      dependsOn: [],
      scale: { kind: 'binary' as const },
    };
    const [id] = await insert(await task('a', { criteria: [criterion], gold: 'secret' }));
    const stored = await database
      .selectFrom('task')
      .innerJoin('rubric_version', 'rubric_version.rubric_id', 'task.rubric_id')
      .select(['task.id', 'gold', 'criteria', 'rubric_version.version'])
      .executeTakeFirstOrThrow();
    expect(stored).toEqual({ id, gold: 'secret', criteria: [criterion], version: 1 });
    const responses = await database
      .selectFrom('response')
      .select(['model', 'position', 'raw'])
      .orderBy('position')
      .execute();
    expect(responses.map(({ model }) => model)).toEqual(['m1', 'm2']);
    expect(responses[0]?.raw).toEqual({ model: 'm1' });
    const slots = await database.selectFrom('slot').select(['n', 'state']).orderBy('n').execute();
    expect(slots).toEqual([
      { n: 1, state: 'open' },
      { n: 2, state: 'open' },
    ]);
  });

  test('the same task again adds nothing, and new ones beside it come in', async () => {
    const { database, insert } = await start();
    const [first] = await insert(await task('a'));
    const [again, other] = await insert(await task('a', { title: 'renamed' }), await task('b'));
    expect(again).toBeNull();
    expect(other).not.toBe(first);
    const titles = await database.selectFrom('task').select('title').orderBy('title').execute();
    expect(titles.map(({ title }) => title)).toEqual(['a', 'b']);
    expect(await database.selectFrom('slot').select('n').execute()).toHaveLength(4);
  });

  test('a task that fails takes the others of its transaction with it', async () => {
    const { database, insert } = await start();
    const broken = await task('b', { title: null as never });
    await expect(insert(await task('a'), broken)).rejects.toThrow('null value');
    expect(await database.selectFrom('task').select('id').execute()).toEqual([]);
  });

  test('tasks are served in the order that they came in', async () => {
    const { database, insert } = await start();
    const ids = await insert(await task('c'), await task('a'), await task('b'));
    const slots = await database.selectFrom('slot').select('task_id').orderBy('place').execute();
    expect([...new Set(slots.map(({ task_id }) => task_id))]).toEqual(ids);
  });
});

onBothDatabases('the sample project', (open) => {
  test('is seeded once, with every task, its accounts and nothing half-done', async () => {
    const limbs = testLimbs(await open());
    expect(await seedSample(limbs)).toBe(true);
    expect(await seedSample(limbs)).toBe(false);
    const tasks = await limbs.database.selectFrom('task').select('rubric_id').execute();
    expect(tasks).toHaveLength(sampleTasks.length);
    expect(tasks.every(({ rubric_id }) => rubric_id !== null)).toBe(true);
    const slots = await limbs.database.selectFrom('slot').select('n').execute();
    expect(slots).toHaveLength(sampleTasks.length * sampleProject.overlap);
    const roles = await limbs.database
      .selectFrom('membership')
      .innerJoin('account', 'account.id', 'membership.account_id')
      .select(['account.email', 'role'])
      .orderBy('role')
      .execute();
    expect(roles).toEqual(
      ['expert', 'lab', 'lead', 'reviewer'].map((role) => ({
        email: `${role}@sample.example`,
        role,
      })),
    );
    expect(await limbs.database.selectFrom('credential').select('id').execute()).toEqual([]);
  });
});
