import { expect, test } from 'vitest';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { json } from '#server/database/json.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { loadProject } from './load-project.ts';
import { publishSettings } from './publish-settings.ts';

const criterion = (more: Partial<Criterion>): Criterion => ({
  id: 'c',
  version: 1,
  text: 'Names the year',
  tags: [],
  points: 1,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
  ...more,
});

onBothDatabases('a scoring rule and the rubrics of tasks', (open) => {
  test('a rule that rubrics of tasks have no meaning under is refused, with how many and the first', async () => {
    const database = await open();
    const limbs = testLimbs(database);
    await seedProject(database, { tasks: 4, settings: { scoringRule: 'healthbench' } });
    const bring = async (taskId: string, version: number, criteria: Criterion[]) => {
      const id = `r-${taskId}`;
      if (version === 1) {
        await database
          .insertInto('rubric')
          .values({ id, project_id: 'p', task_id: taskId })
          .execute();
        await database
          .updateTable('task')
          .set({ rubric_id: id })
          .where('id', '=', taskId)
          .execute();
      }
      await database
        .insertInto('rubric_version')
        .values({
          rubric_id: id,
          version,
          criteria: json(criteria),
          made_by: null,
          note: null,
          made_at: limbs.clock.now(),
        })
        .execute();
      await database.updateTable('rubric').set({ version }).where('id', '=', id).execute();
    };
    await bring('t1', 1, [criterion({})]);
    await bring('t2', 1, [criterion({}), criterion({ id: 'd', points: -2, text: 'Invents' })]);
    await bring('t3', 1, [criterion({ points: -1 })]);

    const change = async () => {
      const { version, settings } = await loadProject(database, 'p');
      return publishSettings(limbs, {
        projectId: 'p',
        baseVersion: version,
        settings: { ...settings, scoringRule: 'profbench' },
        accountId: null,
      });
    };
    const refusal = await change().catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      kind: 'invalid',
      message:
        '2 tasks bring a rubric of their own that ProfBench cannot score. The first is “Task t2”: ProfBench knows no negative points (“Invents”)',
      extra: { errors: [{ place: 'body.scoringRule' }] },
    });
    expect((await loadProject(database, 'p')).settings.scoringRule).toBe('healthbench');

    // Only what stands now counts, not what an earlier version said.
    await bring('t2', 2, [criterion({})]);
    await expect(change()).rejects.toThrow('One task brings a rubric of its own');
    await bring('t3', 2, [criterion({ scale: { kind: 'ternary' } })]);
    await expect(change()).rejects.toThrow('does not know the scale');
    await bring('t3', 3, [criterion({})]);
    expect((await change()).settings.scoringRule).toBe('profbench');
  });
});
