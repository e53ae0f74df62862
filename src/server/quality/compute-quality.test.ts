import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Grades } from '#domain/draft/grades.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { computeQuality } from './compute-quality.ts';
import { disagreements } from './disagreements.ts';
import { loadJudgements } from './load-judgements.ts';

/** Stores what an expert preferred in a task, as a submission would. */
async function annotate(
  database: Kysely<Tables>,
  given: { task: string; expert: string; value: number; version?: number },
): Promise<void> {
  const { task, expert, value, version = 1 } = given;
  const [first, second] = [`${task}-r1`, `${task}-r2`];
  const answer = { kind: 'preference' as const, first, second, value, bothBad: false };
  const grades: Grades = {
    verdicts: [],
    highlights: [],
    rewrites: [],
    answers: [
      {
        question: 'Preference',
        answer,
      },
    ],
  };
  const assignment = { id: `${task}-${expert}`, project_id: 'p', task_id: task, slot_n: 1 };
  await database
    .insertInto('assignment')
    .values({
      ...assignment,
      expert_id: expert,
      epoch: 1,
      purpose: 'current',
      state: 'submitted',
      lease_until: new Date(),
      response_order: json([first, second]),
      project_version: 1,
      rubric_id: null,
      rubric_version: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database
    .insertInto('annotation')
    .values({
      id: `${task}-${expert}-${version}`,
      project_id: 'p',
      task_id: task,
      version,
      round: 1,
      assignment_id: assignment.id,
      annotator_id: expert,
      made_by: expert,
      grades: json(grades),
      fields: json({}),
      display_order: json([first, second]),
      rubric_id: null,
      rubric_version: null,
      project_version: 1,
      scores: json([]),
      scoring_rule: 'prbench-normalised',
      scoring_rule_version: 1,
      active_seconds: 60,
    })
    .execute();
}

onBothDatabases('the figures of Quality', (open) => {
  async function begin() {
    const database = await open();
    const questions = [{ kind: 'comparison' as const, name: 'Preference', required: true }];
    await seedProject(database, { tasks: 3, settings: { questions, overlap: 2 } });
    for (const [task, value] of [
      ['t1', -2],
      ['t2', 1],
      ['t3', 3],
    ] as const) {
      await annotate(database, { task, expert: 'ana', value });
      await annotate(database, { task, expert: 'ben', value });
    }
    const limbs = { database, clock: manualClock() };
    const preference = async () =>
      (await computeQuality(limbs, 'p')).agreement.find(({ key }) => key === 'question:Preference');
    return { database, limbs, preference };
  }

  test('one changed annotation moves the agreement, and its item is behind the figure', async () => {
    const { database, preference } = await begin();
    expect(await preference()).toMatchObject({ value: 1, units: 3, raters: 2 });
    expect(await disagreements(database, 'p', 'question:Preference')).toMatchObject({
      units: 3,
      divided: 0,
    });
    await annotate(database, { task: 't1', expert: 'ben', value: 2, version: 2 });
    expect((await preference())?.value).toBeLessThan(1);
    const after = await disagreements(database, 'p', 'question:Preference');
    expect(after.divided).toBe(1);
    expect(after.items[0]).toMatchObject({ taskId: 't1', place: 'responses 1, 2' });
    expect(after.items[0]?.answers.map(({ value }) => value).toSorted()).toEqual(['-2', '2']);
  });

  test('progress counts slots, and every expert has a row', async () => {
    const { limbs } = await begin();
    const { progress, experts } = await computeQuality(limbs, 'p');
    expect(progress).toMatchObject({ tasks: 3, annotationsWanted: 6 });
    expect(progress.days.reduce((sum, day) => sum + day.annotations, 0)).toBe(6);
    expect(experts.map(({ annotations }) => annotations)).toEqual([3, 3]);
  });

  test('a project without annotations has figures that say why they are missing', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1 });
    const { agreement, experts } = await computeQuality({ database, clock: manualClock() }, 'p');
    expect(experts).toEqual([]);
    for (const row of agreement) {
      expect(row.value).toBeNull();
      expect(row.why).toBeTruthy();
    }
  });

  test('how much of a written answer one response has too is read from the stored texts', async () => {
    const { database } = await begin();
    const said = 'the bridge from enterprise to equity value leaves the pension deficit out';
    await database
      .updateTable('response')
      .set({ messages: json([{ role: 'assistant', content: [{ type: 'text', text: said }] }]) })
      .where('id', '=', 't2-r2')
      .execute();
    const write = (id: string, text: string) =>
      database
        .updateTable('annotation')
        .set({
          grades: json({
            verdicts: [],
            highlights: [],
            rewrites: [],
            answers: [{ question: 'Why', answer: { kind: 'text' as const, text } }],
          }),
        })
        .where('id', '=', id)
        .execute();
    await write('t2-ana-1', said.toUpperCase());
    await write('t2-ben-1', 'A forgets what has to be deducted before anything is paid out');
    const copied = Object.fromEntries(
      (await loadJudgements(database, 'p')).map((each) => [each.annotationId, each.copied]),
    );
    expect(copied).toMatchObject({ 't2-ana-1': 1, 't2-ben-1': 0, 't1-ana-1': null });
  });
});
