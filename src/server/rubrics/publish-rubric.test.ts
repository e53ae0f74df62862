import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { json } from '#server/database/json.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { publishSettings } from '#server/projects/publish-settings.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { claim } from '#server/queue/claim.ts';
import { loadWork } from '#server/queue/load-work.ts';
import { ownAssignment } from '#server/queue/own-assignment.ts';
import { releaseWork } from '#server/queue/release-work.ts';
import { skipWork } from '#server/queue/skip-work.ts';
import { sweepExpired } from '#server/queue/sweep-expired.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { publishRubric } from './publish-rubric.ts';

const criterion = (id: string, text: string, given: Partial<Criterion> = {}): Criterion => ({
  id,
  version: 1,
  text,
  tags: [],
  points: 4,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
  ...given,
});
const old = [criterion('a', 'Gives the rate and the year'), criterion('b', 'Names the source')];
const split = [
  criterion('a', 'Gives the rate'),
  criterion('a2', 'Gives the year'),
  criterion('b', 'Names the source', { points: 2 }),
];
const met = { value: 'met', criterionVersion: 1 };
const answersOf = (task: string): DraftFields => ({
  [`verdict/a/${task}-r1`]: met,
  [`verdict/a/${task}-r2`]: { ...met, value: 'not-met' },
  [`verdict/b/${task}-r1`]: met,
  [`verdict/b/${task}-r2`]: met,
  [`explanation/b/${task}-r1`]: 'Page 3',
  'text/Justification': 'As it stands.',
});

onBothDatabases('publishing a rubric', (open) => {
  /** Two tasks with a rubric each that says the same; the project has one for others. */
  async function begin(overlap = 1, tasks = 2) {
    const database = await open();
    const questions = [
      { kind: 'text' as const, name: 'Justification', required: true, per: 'task' as const },
    ];
    await seedProject(database, {
      tasks,
      settings: { overlap, questions, shuffle: false, rubric: old, scoringRule: 'healthbench' },
    });
    for (const n of [1, 2].slice(0, tasks)) {
      const id = `rubric${n}`;
      await database
        .insertInto('rubric')
        .values({ id, project_id: 'p', task_id: `t${n}` })
        .execute();
      await database
        .insertInto('rubric_version')
        .values({ rubric_id: id, version: 1, criteria: json(old) })
        .execute();
      await database.updateTable('task').set({ rubric_id: id }).where('id', '=', `t${n}`).execute();
    }
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    let sent = 0;
    const ask = (expertId: string, purpose: 'current' | 'next' = 'current') =>
      claim(limbs, { projectId: 'p', expertId, purpose });
    async function grade(expertId: string, change: (task: string) => DraftFields = answersOf) {
      const own = await ask(expertId);
      if (!own) throw new Error('Nothing to grade');
      const work = await loadWork(database, own);
      const body = {
        schema: 1,
        baseRevision: work.draft.revision,
        fields: { ...work.draft.fields, ...change(own.assignment.taskId) },
        activeSeconds: 60,
      };
      const key = { projectId: 'p', assignmentId: own.assignment.id, expertId };
      return submitWork(limbs, { ...key, key: `c:${++sent}`, body });
    }
    const publish = (
      criteria: Criterion[],
      given: Partial<Parameters<typeof publishRubric>[1]> = {},
    ) =>
      publishRubric(limbs, {
        projectId: 'p',
        rubricId: 'rubric1',
        baseVersion: 1,
        criteria,
        note: '',
        extent: 'twins',
        accountId: 'r',
        ...given,
      });
    return { database, limbs, ask, grade, publish };
  }

  test('a split criterion comes back to its expert with only its own verdicts open', async () => {
    const { database, ask, grade, publish } = await begin();
    await grade('e');
    const published = await publish(split);
    expect(published).toEqual({
      version: 2,
      rubrics: 2,
      stale: { annotations: 1, verdicts: 4 },
    });
    const own = await ask('e');
    expect(own?.assignment.taskId).toBe('t1');
    const work = own && (await loadWork(database, own));
    expect(work?.regrade?.places.map((each) => each.criterionId).toSorted()).toEqual([
      'a',
      'a',
      'a2',
      'a2',
    ]);
    expect(work?.task.rubric).toMatchObject({ version: 2 });
    expect(work?.draft.fields).toEqual({
      'verdict/b/t1-r1': { value: 'met', criterionVersion: 2 },
      'verdict/b/t1-r2': { value: 'met', criterionVersion: 2 },
      'explanation/b/t1-r1': 'Page 3',
      'text/Justification': 'As it stands.',
    });
    const again = (value: string, task: string): DraftFields =>
      Object.fromEntries(
        ['a', 'a2'].flatMap((id) =>
          ['r1', 'r2'].map((on) => [
            `verdict/${id}/${task}-${on}`,
            { value, criterionVersion: id === 'a' ? 2 : 1 },
          ]),
        ),
      );
    await grade('e', (task) => again('met', task));
    const annotations = await database
      .selectFrom('annotation')
      .select(['version', 'round', 'rubric_version', 'scores'])
      .orderBy('version')
      .execute();
    // The first stands as it was given: 4 of 8 points for r2. The second follows the new points.
    expect(annotations).toMatchObject([
      { version: 1, round: 1, rubric_version: 1, scores: [{ raw: 1 }, { raw: 0.5 }] },
      { version: 2, round: 1, rubric_version: 2, scores: [{ raw: 1 }, { raw: 1 }] },
    ]);
    expect((await ask('e'))?.assignment.taskId).toBe('t2');
    const { rows } = await sql`select state from regrade`.execute(database);
    expect(rows).toEqual([{ state: 'done' }]);
  });

  test('what one publication made stale comes back in the order of the tasks, whatever its ids', async () => {
    const { database, ask, grade, publish } = await begin();
    await grade('e');
    await grade('e');
    await publish(split);
    // Ids of the product are random: here the later task has the earlier one.
    await sql`update regrade set id = case task_id when 't1' then 'z' else 'a' end`.execute(
      database,
    );
    expect((await ask('e'))?.assignment.taskId).toBe('t1');
  });

  test('points alone send nothing back, and a stale base is refused', async () => {
    const { database, grade, publish } = await begin();
    await grade('e');
    const dearer = old.map((each) => ({ ...each, points: 9 }));
    expect((await publish(dearer)).stale).toEqual({ annotations: 0, verdicts: 0 });
    await expect(publish(split)).rejects.toMatchObject({ kind: 'stale' });
    expect((await publish(dearer, { baseVersion: 2 })).rubrics).toBe(0);
    expect(await database.selectFrom('regrade').selectAll().execute()).toEqual([]);
  });

  test('only this task, where that is asked for', async () => {
    const { grade, publish, ask } = await begin();
    await grade('e');
    await grade('e');
    const published = await publish(split, { extent: 'this' });
    expect(published).toMatchObject({ rubrics: 1, stale: { annotations: 1 } });
    expect((await ask('e'))?.assignment.taskId).toBe('t1');
  });

  test('a kept verdict cannot be changed on the way', async () => {
    const { grade, publish } = await begin();
    await grade('e');
    await publish(split);
    const refused = grade('e', (task) => ({
      [`verdict/a/${task}-r1`]: { value: 'met', criterionVersion: 2 },
      [`verdict/a/${task}-r2`]: { value: 'met', criterionVersion: 2 },
      [`verdict/a2/${task}-r1`]: met,
      [`verdict/a2/${task}-r2`]: met,
      [`verdict/b/${task}-r1`]: { value: 'not-met', criterionVersion: 2 },
    }));
    await expect(refused).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('work under way ends under its version; what the change touches comes back after it', async () => {
    const { database, ask, grade, publish } = await begin();
    await ask('e');
    expect((await publish(split)).stale.annotations).toBe(0);
    await grade('e');
    const back = await ask('e');
    expect(back?.assignment.taskId).toBe('t1');
    expect(back?.rubricVersion).toBe(2);
    const { rows } = await sql`select state, rubric_version from regrade`.execute(database);
    expect(rows).toEqual([{ state: 'open', rubric_version: 2 }]);
  });

  test('given back or left until its hold ends, it stays its expert’s and nobody else’s', async () => {
    const { database, limbs, ask, grade, publish } = await begin(1, 1);
    await grade('e');
    await publish(split);
    const first = await ask('e');
    const key = { projectId: 'p', assignmentId: first?.assignment.id ?? '', expertId: 'e' };
    await releaseWork(limbs, key);
    expect((await ownAssignment(database, key)).assignment.state).toBe('submitted');
    expect(await ask('other')).toBeNull();
    const second = await ask('e');
    expect(second?.assignment.id).toBe(first?.assignment.id);
    limbs.clock.forward(24 * 60);
    await sweepExpired(limbs, 'p', 'everything');
    expect(await ask('other')).toBeNull();
    expect((await ask('e'))?.assignment.id).toBe(first?.assignment.id);
    await skipWork(limbs, key, { reason: 'Outside my field' });
    expect(await ask('e')).toBeNull();
    expect(await ask('other')).toBeNull();
  });

  test('a second change replaces what nobody has taken up', async () => {
    const { database, grade, publish } = await begin();
    await grade('e');
    await publish(split);
    const back = await publish(old, { baseVersion: 2 });
    // The old wording is back, so what was said on it stands again.
    expect(back.stale.annotations).toBe(0);
    const { rows } = await sql`select state from regrade`.execute(database);
    expect(rows).toEqual([{ state: 'replaced' }]);
  });

  test('the project’s rubric is part of its settings, however it is published', async () => {
    const { database, limbs, ask, grade, publish } = await begin(1, 2);
    await database.updateTable('task').set({ rubric_id: null }).execute();
    await grade('e');
    const published = await publish(split, { rubricId: 'p' });
    expect(published).toEqual({ version: 2, rubrics: 1, stale: { annotations: 1, verdicts: 4 } });
    const { settings } = await loadProject(database, 'p');
    expect(settings.rubric?.map(({ id, version }) => [id, version])).toEqual([
      ['a', 2],
      ['a2', 1],
      ['b', 2],
    ]);
    expect((await ask('e'))?.rubricVersion).toBeNull();
    const work = await ask('e');
    expect(work?.assignment).toMatchObject({ taskId: 't1', projectVersion: 2 });
    const more = { ...settings, rubric: [...(settings.rubric ?? []), criterion('c', 'New')] };
    const third = { projectId: 'p', baseVersion: 2, settings: more, accountId: 'r' };
    expect((await publishSettings(limbs, third)).stale.annotations).toBe(0);
  });
});
