import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Tables } from '#server/database/tables.ts';
import { json } from '#server/database/json.ts';
import { currentDraft } from '#server/drafts/current-draft.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { summariseExport } from '#server/exports/summarise-export.ts';
import { exportOptions } from '#domain/formats/exports/export-options.ts';
import { computeQuality } from '#server/quality/compute-quality.ts';
import { claim } from '#server/queue/claim.ts';
import { makeCurrent } from '#server/queue/make-current.ts';
import { releaseWork } from '#server/queue/release-work.ts';
import { setSlotPlan } from '#server/queue/set-slot-plan.ts';
import { skipWork } from '#server/queue/skip-work.ts';
import { listNotices } from '#server/reviews/notices.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { annotate, preference } from '#tests/databases/submitted-work.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { decideStanding } from './decide-standing.ts';
import { goldOverview } from './gold-overview.ts';
import { setGoldSettings } from './gold-settings-of.ts';
import { goldTask } from './gold-task.ts';
import { markGold, withdrawGold } from './mark-gold.ts';
import { ownGold } from './own-gold.ts';

const projectId = 'p';
const questions = [{ kind: 'comparison' as const, name: 'Preference', required: true }];

onBothDatabases('gold', (open) => {
  async function begin(tasks = 30) {
    const database = await open();
    await seedProject(database, { tasks, settings: { questions } });
    const limbs = testLimbs(database);
    const mark = (taskId: string, use: 'hidden' | 'onboarding', value = -2) =>
      markGold(limbs, {
        projectId,
        taskId,
        by: 'lead',
        body: {
          use,
          reason: `The bridge of ${taskId} is in its first response.`,
          expected: { kind: 'own', schema: 1, fields: preference(taskId, value) },
        },
      });
    const ask = (expertId: string, purpose: 'current' | 'next' = 'current') =>
      claim(limbs, { projectId, expertId, purpose });
    /** Grades what is next; answers its task, null where nothing is given. */
    async function grade(expertId: string, value = -1): Promise<string | null> {
      const own = await ask(expertId);
      if (!own) return null;
      const { id, taskId, epoch } = own.assignment;
      const { revision } = await currentDraft(database, id);
      const body = { schema: 1, baseRevision: revision, fields: preference(taskId, value) };
      await submitWork(limbs, {
        projectId,
        assignmentId: id,
        expertId,
        key: `${id}:${epoch}`,
        body: { ...body, activeSeconds: 60 },
      });
      return taskId;
    }
    const own = (expertId: string) => ownGold(database, { projectId, expertId });
    const settings = (rate: number, passMark = 0.8) =>
      setGoldSettings(limbs, { projectId, by: 'lead', settings: { rate, passMark } });
    return { database, limbs, mark, ask, grade, own, settings };
  }
  const ordinarySlots = async (database: Kysely<Tables>, taskId: string) =>
    (
      await sql<{ state: string }>`
        select state from slot where task_id = ${taskId} and n <= 20`.execute(database)
    ).rows.map(({ state }) => state);

  test('an onboarding set comes first; who passes it goes on to ordinary work', async () => {
    const { database, grade, mark, own } = await begin();
    for (const task of ['t5', 't6', 't7']) await mark(task, 'onboarding');
    expect((await own('ana')).onboarding).toMatchObject({ state: 'onboarding', items: 3, done: 0 });
    expect([await grade('ana'), await grade('ana'), await grade('ana')]).toEqual([
      't5',
      't6',
      't7',
    ]);
    expect((await own('ana')).onboarding).toMatchObject({ state: 'passed', right: 3, needed: 3 });
    expect(await grade('ana')).toBe('t1');
    // Told once, with the reason.
    const { notices } = await listNotices(database, projectId, 'ana');
    expect(notices).toMatchObject([
      { kind: 'onboarding-passed', taskTitle: '3 of 3 right, 3 needed; each item says why' },
    ]);
  });

  test('below the pass mark no paid work is given, until a lead decides; every result has its reason', async () => {
    const { limbs, ask, grade, mark, own, settings } = await begin();
    for (const task of ['t5', 't6']) await mark(task, 'onboarding');
    await settings(0, 0.9);
    expect(await grade('ben', 2)).toBe('t5');
    // What is fetched ahead of the last item does not say how the set will end.
    expect(await ask('ben')).toMatchObject({ assignment: { taskId: 't6' } });
    expect(await ask('ben', 'next')).toBeNull();
    expect(await grade('ben', -1)).toBe('t6');
    await expect(ask('ben')).rejects.toMatchObject({ kind: 'not-qualified' });
    expect(await ask('ben', 'next')).toBeNull();
    const { onboarding, results, hidden } = await own('ben');
    expect(onboarding).toMatchObject({ state: 'failed', done: 2, right: 1, needed: 2 });
    expect(hidden).toBeNull();
    expect((await listNotices(limbs.database, projectId, 'ben')).notices).toMatchObject([
      { kind: 'onboarding-failed', taskTitle: '1 of 2 right, 2 needed; each item says why' },
    ]);
    expect(results.map(({ taskId, right }) => [taskId, right])).toEqual([
      ['t6', true],
      ['t5', false],
    ]);
    expect(results[1]?.reason).toBe('The bridge of t5 is in its first response.');
    expect(results[1]?.parts[0]?.says).toMatch(
      /you said . better than .; expected was . better than ./,
    );
    await limbs.database
      .insertInto('membership')
      .values({ project_id: projectId, account_id: 'ben', role: 'expert' })
      .execute();
    const note = 'We talked about t5.';
    await decideStanding(limbs, { projectId, accountId: 'ben', state: 'passed', note, by: 'lead' });
    expect((await own('ben')).onboarding).toMatchObject({
      state: 'passed',
      note,
      decidedByLead: true,
    });
    expect(await grade('ben')).toBe('t1');
    await decideStanding(limbs, { projectId, accountId: 'ben', state: 'failed', note, by: 'lead' });
    await expect(ask('ben')).rejects.toMatchObject({ kind: 'not-qualified' });
  });

  test('an item of the set that was skipped counts as not right', async () => {
    const { limbs, ask, grade, mark, own } = await begin();
    for (const task of ['t5', 't6']) await mark(task, 'onboarding');
    const first = await ask('cy');
    const key = { projectId, expertId: 'cy', assignmentId: first?.assignment.id ?? '' };
    await skipWork(limbs, key, { reason: 'Other' });
    expect(await grade('cy')).toBe('t6');
    expect((await own('cy')).onboarding).toMatchObject({
      state: 'failed',
      right: 1,
      items: 2,
      done: 2,
    });
    await expect(ask('cy')).rejects.toMatchObject({ kind: 'not-qualified' });
  });

  test('hidden gold comes at the set rate, to everybody, once to each, and the same turns give it', async () => {
    const { grade, mark, settings, own } = await begin(60);
    const gold = Array.from({ length: 20 }, (_, n) => `t${n + 1}`);
    for (const task of gold) await mark(task, 'hidden');
    await settings(0.3);
    const given: string[] = [];
    for (let n = 0; n < 40; n += 1) given.push((await grade('ana')) ?? '');
    expect(new Set(given).size).toBe(40);
    const found = given.filter((task) => gold.includes(task)).length;
    // 40 turns at 0.3: 12 expected, 1 in 1,000 runs would leave 3 to 21.
    expect(found).toBeGreaterThan(2);
    expect(found).toBeLessThan(22);
    expect((await own('ana')).hidden).toMatchObject({ right: found, of: found, high: 1 });
    // The same item goes to others too, whatever the overlap.
    const others: string[] = [];
    for (let n = 0; n < 20; n += 1) others.push((await grade('ben')) ?? '');
    expect(others.some((task) => gold.includes(task))).toBe(true);
  });

  test('with a rate of nothing no gold is given, and leads are never given any', async () => {
    const { database, grade, mark, settings } = await begin(6);
    for (const task of ['t1', 't2']) await mark(task, 'onboarding');
    await mark('t3', 'hidden');
    await settings(0);
    await database
      .insertInto('membership')
      .values({ project_id: projectId, account_id: 'second-lead', role: 'lead' })
      .execute();
    const given = [
      await grade('second-lead'),
      await grade('second-lead'),
      await grade('second-lead'),
    ];
    expect(given).toEqual(['t4', 't5', 't6']);
    expect(await grade('second-lead')).toBeNull();
  });

  test('a gold item is given back, expires and is taken up again like any task, and never goes to the queue', async () => {
    const { database, limbs, ask, grade, mark, own } = await begin(4);
    await mark('t1', 'onboarding');
    const first = await ask('ana');
    const key = { projectId, expertId: 'ana', assignmentId: first?.assignment.id ?? '' };
    await releaseWork(limbs, key);
    expect(await makeCurrent(limbs, key)).toMatchObject({
      assignment: { taskId: 't1', state: 'held', epoch: 2 },
    });
    limbs.advance(24 * 60);
    expect(await ask('ben')).toMatchObject({ assignment: { taskId: 't1' } });
    expect(await ordinarySlots(database, 't1')).toEqual(['closed']);
    expect(await ask('ana')).toMatchObject({ assignment: { taskId: 't1', id: key.assignmentId } });
    expect(await grade('ana')).toBe('t1');
    expect((await own('ana')).onboarding?.state).toBe('passed');
    await database
      .transaction()
      .execute((transaction) => setSlotPlan(transaction, projectId, { overlap: 2 }));
    expect(await ordinarySlots(database, 't1')).toEqual(['closed']);
    expect(await ordinarySlots(database, 't2')).toHaveLength(2);
  });

  test('a key comes from an annotation, whose expert is never asked again; a text alone is none', async () => {
    const { database, limbs, ask, grade } = await begin(3);
    await annotate(database, { task: 't1', expert: 'ana', value: -3 });
    await database
      .updateTable('slot')
      .set({ state: 'done', expert_id: 'ana' })
      .where('task_id', '=', 't1')
      .execute();
    const { sources } = await goldTask(database, { projectId, taskId: 't1' });
    expect(sources.map(({ annotationId, parts }) => [annotationId, parts])).toEqual([
      ['t1-ana-1', ['Preference']],
    ]);
    const body = { use: 'onboarding' as const, reason: 'As Ana says.' };
    const item = { projectId, taskId: 't1', by: 'lead' };
    const empty = { kind: 'own' as const, schema: 1, fields: { 'text/Why': 'So.' } };
    await expect(
      markGold(limbs, { ...item, body: { ...body, expected: empty } }),
    ).rejects.toMatchObject({ kind: 'invalid' });
    await markGold(limbs, {
      ...item,
      body: { ...body, expected: { kind: 'annotation', annotationId: 't1-ana-1' } },
    });
    expect(await ask('ana')).toMatchObject({ assignment: { taskId: 't2' } });
    expect(await grade('ben')).toBe('t1');
  });

  test('gold answers are in no export, no agreement, no progress and no review queue', async () => {
    const { database, limbs, grade, mark } = await begin(4);
    await mark('t1', 'onboarding');
    for (const expert of ['ana', 'ben']) {
      expect(await grade(expert)).toBe('t1');
      await grade(expert);
    }
    const quality = await computeQuality(limbs, projectId);
    expect(quality.experts.map(({ annotations }) => annotations)).toEqual([1, 1]);
    expect(quality.progress).toMatchObject({ annotationsWanted: 3, annotationsDone: 2 });
    const summary = await summariseExport(
      database,
      projectId,
      'touchstone',
      exportOptions.parse({}),
    );
    expect(summary.annotations).toBe(2);
    expect(summary.first.join('\n')).not.toContain('"taskId":"t1"');
    const reviews = await database.selectFrom('review').select('task_id').execute();
    expect(reviews.map((each) => each.task_id)).not.toContain('t1');
  });

  test('one changed annotation, and one changed key, move the figures', async () => {
    const { database, limbs, grade, mark, own } = await begin(4);
    await mark('t1', 'onboarding');
    await grade('ana');
    const figures = async () => {
      const { items, people } = await goldOverview(database, projectId);
      return [items[0]?.right, people[0]?.results[0]?.right];
    };
    expect(await figures()).toEqual([1, true]);
    const grades = {
      verdicts: [],
      highlights: [],
      rewrites: [],
      answers: [
        { question: 'Preference', answer: preference('t1', 3)['answer/Preference'] ?? null },
      ],
    };
    await database
      .updateTable('annotation')
      .set({ grades: json(grades) })
      .where('task_id', '=', 't1')
      .execute();
    expect(await figures()).toEqual([0, false]);
    await mark('t1', 'onboarding', 2);
    expect(await figures()).toEqual([1, true]);
    await withdrawGold(limbs, { projectId, taskId: 't1', by: 'lead' });
    expect((await own('ana')).results).toEqual([]);
    // Ordinary again, for whoever has not had it.
    expect(await ordinarySlots(database, 't1')).toContain('open');
    expect([
      await grade('ana'),
      await grade('ana'),
      await grade('ana'),
      await grade('ana'),
    ]).toEqual(['t2', 't3', 't4', null]);
    expect(await grade('ben')).toBe('t1');
  });

  test('hidden gold far below the pass mark raises an alert with its false-alarm rate', async () => {
    const { database, grade, mark, settings } = await begin(60);
    for (let n = 1; n <= 20; n += 1) await mark(`t${n}`, 'hidden');
    await settings(0.3);
    for (let n = 0; n < 40; n += 1) {
      await grade('careless', 2);
      if (n < 20) await grade('careful', -2);
    }
    const { people } = await goldOverview(database, projectId);
    const of = (id: string) => people.find(({ accountId }) => accountId === id);
    expect(of('careful')?.alert).toBeNull();
    expect(of('careless')?.alert).toMatchObject({ falseAlarmRate: 0.01 });
    expect(people[0]?.accountId).toBe('careless');
  });

  test('one person in five tabs is given one turn at a time', async () => {
    const { database, mark, ask, settings } = await begin(10);
    for (const task of ['t1', 't2', 't3']) await mark(task, 'onboarding');
    await settings(0);
    const purposes = ['current', 'next', 'current', 'next', 'current'] as const;
    const given = await Promise.all(purposes.map((purpose) => ask('ana', purpose)));
    const currents = given.filter((_, at) => purposes[at] === 'current');
    expect(new Set(currents.map((own) => own?.assignment.id)).size).toBe(1);
    const held = await database
      .selectFrom('slot')
      .select('task_id')
      .where('expert_id', '=', 'ana')
      .execute();
    expect(held.length).toBeLessThanOrEqual(2);
    expect(held.every((each) => ['t1', 't2', 't3'].includes(each.task_id))).toBe(true);
  });
});
