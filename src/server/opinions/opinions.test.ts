import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { projectSettings, type ProjectSettings } from '#domain/project/project-settings.ts';
import type { Question } from '#domain/question/question.ts';
import type { Tables } from '#server/database/tables.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { publishSettings } from '#server/projects/publish-settings.ts';
import { claim, type QueueLimbs } from '#server/queue/claim.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { preference } from '#tests/databases/submitted-work.ts';
import { setGoldSettings } from '#server/gold/gold-settings-of.ts';
import { markGold, withdrawGold } from '#server/gold/mark-gold.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { considerTask } from './consider-task.ts';

const questions: Question[] = [{ kind: 'comparison', name: 'Preference', required: true }];
const rule = {
  questions: ['Preference'],
  atLeast: 2,
  atMost: 4,
  certainty: 0.9,
  fixedShare: 0,
};
const adaptive = { questions, overlap: 3, anotherOpinion: rule };

type Preferring = (task: string, expert: string) => number;

/** Takes the expert's first task and submits a preference; answers the task, or null. */
async function work(
  limbs: QueueLimbs,
  expertId: string,
  prefers: Preferring,
): Promise<string | null> {
  const own = await claim(limbs, { projectId: 'p', expertId, purpose: 'current' });
  if (!own) return null;
  const { id, taskId } = own.assignment;
  const fields = preference(taskId, prefers(taskId, expertId));
  await submitWork(limbs, {
    projectId: 'p',
    assignmentId: id,
    expertId,
    key: `${expertId}:${id}:${own.assignment.epoch}`,
    body: { schema: 1, baseRevision: 0, fields, activeSeconds: 60 },
  });
  return taskId;
}

async function member(database: Kysely<Tables>, expert: string, skills: string[] = []) {
  await database
    .insertInto('membership')
    .values({ project_id: 'p', account_id: expert, role: 'expert' })
    .execute();
  await database
    .insertInto('member_profile')
    .values({ project_id: 'p', account_id: expert, skills, since: new Date() })
    .execute();
}

const slots = async (database: Kysely<Tables>) => {
  const { rows } = await sql<{ task_id: string; state: string; n: number }>`
    select task_id, state, count(*)::int as n from slot group by 1, 2 order by 1, 2`.execute(
    database,
  );
  return rows.map(({ task_id, state, n }) => `${task_id} ${n} ${state}`);
};

onBothDatabases('another opinion', (open) => {
  async function begin(tasks: number, settings: Partial<ProjectSettings> = adaptive) {
    const database = await open();
    await seedProject(database, { tasks, settings: { shuffle: false, ...settings } });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    return { database, limbs };
  }

  test('is not asked for where two agree, and is where they differ, up to the most', async () => {
    const { database, limbs } = await begin(2);
    const prefers: Preferring = (task, expert) => {
      if (task === 't1') return -2;
      return { ana: -2, ben: 2, cat: 0, dan: -1 }[expert] ?? 1;
    };
    for (const expert of ['ana', 'ben']) {
      expect(await work(limbs, expert, prefers)).toBe('t1');
      expect(await work(limbs, expert, prefers)).toBe('t2');
    }
    expect(await slots(database)).toEqual(['t1 2 done', 't2 2 done', 't2 1 open']);
    expect(await work(limbs, 'cat', prefers)).toBe('t2');
    expect(await work(limbs, 'cat', prefers)).toBeNull();
    expect(await work(limbs, 'dan', prefers)).toBe('t2');
    // Two for the first response, one each for the second and for a tie: two times as likely is
    // not certain, but nobody more is asked; a person must decide.
    const verdicts = await database
      .selectFrom('task_opinion')
      .select(['task_id', 'answers', 'decision'])
      .orderBy('task_id')
      .execute();
    expect(verdicts).toEqual([
      { task_id: 't1', answers: 2, decision: 'enough' },
      { task_id: 't2', answers: 4, decision: 'adjudicate' },
    ]);
    expect(await work(limbs, 'eve', prefers)).toBeNull();
  });

  test('tasks of the fixed share are opened for the whole overlap and for no more', async () => {
    const settings = { ...adaptive, anotherOpinion: { ...rule, fixedShare: 1 } };
    const { database, limbs } = await begin(1, settings);
    expect(await slots(database)).toEqual(['t1 3 open']);
    const divided: Preferring = (_, expert) => ({ ana: -2, ben: 2 })[expert] ?? 0;
    for (const expert of ['ana', 'ben', 'cat']) await work(limbs, expert, divided);
    expect(await slots(database)).toEqual(['t1 3 done']);
    expect(await work(limbs, 'dan', divided)).toBeNull();
  });

  test('a record grows from every task, and looking at a task again counts nothing twice', async () => {
    const { database, limbs } = await begin(3);
    const prefers: Preferring = (_, expert) => (expert === 'odd' ? 3 : -3);
    for (const expert of ['ana', 'ben', 'odd']) {
      while (await work(limbs, expert, prefers));
    }
    for (const expert of ['cat', 'dan']) while (await work(limbs, expert, prefers));
    const records = () =>
      database.selectFrom('opinion_record').selectAll().orderBy('expert_id').execute();
    const before = await records();
    expect(before.map(({ expert_id }) => expert_id)).toContain('ana');
    const settings = projectSettings.parse({ name: 'P', ...adaptive });
    await database.transaction().execute(async (transaction) => {
      const now = limbs.clock.now();
      for (const taskId of ['t1', 't2', 't3']) {
        await considerTask(transaction, { projectId: 'p', taskId, settings, now });
      }
    });
    const after = await records();
    for (const [at, { times_right, times_wrong }] of before.entries()) {
      const sum = (after[at]?.times_right ?? 0) + (after[at]?.times_wrong ?? 0);
      expect(sum).toBeCloseTo(times_right + times_wrong, 6);
    }
  });

  test('is offered first to whose record tells most; others go on and lack nothing', async () => {
    const { database, limbs } = await begin(6);
    const experts = ['best', 'poor', 'fair', 'ana', 'ben'];
    for (const expert of experts) await member(database, expert);
    const counts = { best: 58, poor: 30, fair: 45, ana: 45, ben: 45 };
    await database
      .insertInto('opinion_record')
      .values(
        Object.entries(counts).map(([expert_id, right]) => ({
          project_id: 'p',
          question: 'Preference',
          expert_id,
          times_right: right,
          times_wrong: 60 - right,
        })),
      )
      .execute();
    const divided: Preferring = (_, expert) => (expert === 'ana' ? -2 : 2);
    expect(await work(limbs, 'ana', divided)).toBe('t1');
    expect(await work(limbs, 'ben', divided)).toBe('t1');
    const offered = await database.selectFrom('opinion_offer').select('expert_id').execute();
    expect(offered.map(({ expert_id }) => expert_id).toSorted()).toEqual(['best', 'fair']);
    // Poor gets the next task of the lane, best passes it for the open question.
    expect(await work(limbs, 'poor', divided)).toBe('t2');
    expect(await work(limbs, 'best', divided)).toBe('t1');
    // Who comes second finds the offer withdrawn, and the lane as it was.
    expect(await database.selectFrom('opinion_offer').selectAll().execute()).toEqual([]);
    expect(await work(limbs, 'fair', divided)).toBe('t2');
    expect(await work(limbs, 'best', divided)).toBe('t3');
  });

  test('an offered slot is anybody’s who finds nothing else', async () => {
    const { database, limbs } = await begin(1);
    await member(database, 'best');
    const divided: Preferring = (_, expert) => (expert === 'ana' ? -2 : 2);
    await work(limbs, 'ana', divided);
    await work(limbs, 'ben', divided);
    expect(await database.selectFrom('opinion_offer').select('expert_id').execute()).toEqual([
      { expert_id: 'best' },
    ]);
    expect(await work(limbs, 'late', divided)).toBe('t1');
    expect(await work(limbs, 'best', divided)).toBeNull();
  });

  test('fifty claimers at once: nobody twice, never more than the most, nothing left open', async () => {
    const { database, limbs } = await begin(20);
    for (let expert = 0; expert < 50; expert++) await member(database, `e${expert}`);
    // A third of the tasks divide the experts.
    const prefers: Preferring = (task, expert) =>
      Number(task.slice(1)) % 3 === 0 ? (Number(expert.slice(1)) % 3) - 1 : 2;
    const handed: string[] = [];
    await Promise.all(
      Array.from({ length: 50 }, async (_, expert) => {
        for (;;) {
          const task = await work(limbs, `e${expert}`, prefers);
          if (task === null) return;
          handed.push(`${task} e${expert}`);
        }
      }),
    );
    // Whoever was told "nothing" early may find what the last answers opened.
    for (let expert = 0; expert < 50; expert++) {
      for (;;) {
        const task = await work(limbs, `e${expert}`, prefers);
        if (task === null) break;
        handed.push(`${task} e${expert}`);
      }
    }
    expect(new Set(handed).size).toBe(handed.length);
    const { rows } = await sql<{ state: string; task_id: string; n: number }>`
      select task_id, state, count(*)::int as n from slot group by 1, 2`.execute(database);
    expect(rows.every(({ state }) => state === 'done')).toBe(true);
    expect(rows).toHaveLength(20);
    const mean = (divided: boolean) => {
      const own = rows.filter(({ task_id }) => (Number(task_id.slice(1)) % 3 === 0) === divided);
      return own.reduce((sum, { n }) => sum + n / own.length, 0);
    };
    for (const { n } of rows) {
      expect(n).toBeGreaterThanOrEqual(2);
      expect(n).toBeLessThanOrEqual(4);
    }
    expect(mean(true)).toBeGreaterThan(mean(false));
    const open = await database
      .selectFrom('task_opinion')
      .select('task_id')
      .where('decision', '=', 'ask')
      .execute();
    expect(open).toEqual([]);
    expect(await database.selectFrom('opinion_offer').selectAll().execute()).toEqual([]);
  }, 120_000);

  test('a new rule closes surplus slots and opens what it finds uncertain', async () => {
    const { database, limbs } = await begin(2, { questions, overlap: 3 });
    const prefers: Preferring = (task, expert) => (task === 't2' && expert === 'ben' ? 2 : -2);
    for (const expert of ['ana', 'ben']) while (await work(limbs, expert, prefers));
    expect(await slots(database)).toEqual(['t1 2 done', 't1 1 open', 't2 2 done', 't2 1 open']);
    const publish = async (settings: Partial<ProjectSettings>, baseVersion: number) =>
      publishSettings(limbs, {
        projectId: 'p',
        baseVersion,
        settings: projectSettings.parse({ name: 'P', questions, overlap: 3, ...settings }),
        accountId: null,
      });
    await publish(adaptive, 1);
    // The old third slots are closed; the divided task has a new one.
    expect(await slots(database)).toEqual([
      't1 1 closed',
      't1 2 done',
      't2 1 closed',
      't2 2 done',
      't2 1 open',
    ]);
    expect(await work(limbs, 'cat', prefers)).toBe('t2');
    await publish({}, 2);
    expect(await work(limbs, 'dan', prefers)).toBe('t1');
  });

  test('the threshold follows how certain tasks are when they close', async () => {
    const { database, limbs } = await begin(4);
    for (const expert of ['ana', 'ben']) while (await work(limbs, expert, () => -2));
    const { sure, aim } = await database
      .selectFrom('opinion_threshold')
      .selectAll()
      .executeTakeFirstOrThrow();
    // Two that agree are more certain than asked for: the bar may fall.
    expect(aim).toBe(0.9);
    expect(sure).toBeLessThan(0.9);
  });

  test('offers are found by their expert, however many others have', async () => {
    const { database, limbs } = await begin(3);
    await member(database, 'best');
    const steps: string[] = [];
    const plans = async () => {
      const { rows } = await sql<Record<'QUERY PLAN', string>>`
        explain select f.expert_id from opinion_offer f join slot s
          on s.task_id = f.task_id and s.n = f.n
        where f.project_id = 'p' and f.expert_id = 'best' and f.priority >= 0 and s.state = 'open'
        order by f.priority desc, s.place limit 1`.execute(database);
      steps.push(...rows.map((row) => row['QUERY PLAN']));
    };
    await sql`insert into opinion_offer
      select task_id, n, 'e' || i, project_id, 0 from slot, generate_series(1, 2000) i`.execute(
      database,
    );
    await sql`analyze`.execute(database);
    await plans();
    expect(steps.join('\n')).toContain('opinion_offer_expert');
    expect(steps.join('\n')).not.toContain('Seq Scan on opinion_offer');
    expect(await work(limbs, 'best', () => 1)).toBe('t1');
  });

  test('skills decide whose lanes a task stands in', async () => {
    const database = await open();
    const asks: Record<number, string[]> = { 1: ['Pricing'], 2: [], 3: ['credit', ' PRICING'] };
    await seedProject(database, {
      tasks: 3,
      skills: (task) => asks[task] ?? [],
      settings: { questions, skillsRequired: true },
    });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    await member(database, 'none');
    await member(database, 'priced', ['pricing']);
    await member(database, 'both', ['Credit', 'pricing', 'law']);
    const next = (expert: string) => work(limbs, expert, () => 1);
    expect(await next('priced')).toBe('t1');
    expect(await next('none')).toBe('t2');
    expect(await next('priced')).toBeNull();
    expect(await next('none')).toBeNull();
    // A skill that is added counts at once, though everything was looked through before.
    await database
      .updateTable('member_profile')
      .set({ skills: ['credit', 'pricing'] })
      .where('account_id', '=', 'none')
      .execute();
    expect(await next('none')).toBe('t3');
    expect(await next('both')).toBeNull();
  });

  test('where skills begin or cease to be required, open slots change their lanes', async () => {
    const database = await open();
    const settings = { questions, overlap: 2 };
    await seedProject(database, {
      tasks: 4,
      skills: (task) => (task % 2 === 0 ? ['law'] : []),
      settings,
    });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    await member(database, 'lawyer', ['law']);
    const publish = (skillsRequired: boolean, baseVersion: number) =>
      publishSettings(limbs, {
        projectId: 'p',
        baseVersion,
        settings: projectSettings.parse({ name: 'P', ...settings, skillsRequired }),
        accountId: null,
      });
    const next = (expert: string) => work(limbs, expert, () => 1);
    expect(await next('ana')).toBe('t1');
    await publish(true, 1);
    expect([await next('ana'), await next('ana')]).toEqual(['t3', null]);
    expect(await next('lawyer')).toBe('t1');
    expect(await next('lawyer')).toBe('t2');
    await publish(false, 2);
    expect([await next('ana'), await next('ana'), await next('ana')]).toEqual(['t2', 't4', null]);
  });

  test('gold tells who is right how often, until the item is withdrawn', async () => {
    const { database, limbs } = await begin(4);
    const gold = testLimbs(database);
    await markGold(gold, {
      projectId: 'p',
      taskId: 't1',
      by: 'lead',
      body: {
        use: 'onboarding',
        reason: 'The first response has the bridge.',
        expected: { kind: 'own', schema: 1, fields: preference('t1', -2) },
      },
    });
    await setGoldSettings(gold, {
      projectId: 'p',
      by: 'lead',
      settings: { rate: 0, passMark: 0.5 },
    });
    const records = async () =>
      (
        await database
          .selectFrom('opinion_record')
          .select(['expert_id', 'times_right', 'times_wrong'])
          .orderBy('expert_id')
          .execute()
      ).map((row) => [row.expert_id, row.times_right, row.times_wrong]);
    await work(limbs, 'ana', () => -1);
    await work(limbs, 'ben', () => 2);
    expect(await records()).toEqual([
      ['ana', 1, 0],
      ['ben', 0, 1],
    ]);
    // Another key makes the other one right.
    await markGold(gold, {
      projectId: 'p',
      taskId: 't1',
      by: 'lead',
      body: {
        use: 'onboarding',
        reason: 'The second has it.',
        expected: { kind: 'own', schema: 1, fields: preference('t1', 3) },
      },
    });
    expect(await records()).toEqual([
      ['ana', 0, 1],
      ['ben', 1, 0],
    ]);
    await withdrawGold(gold, { projectId: 'p', taskId: 't1', by: 'lead' });
    expect(await records()).toEqual([
      ['ana', 0, 0],
      ['ben', 0, 0],
    ]);
    expect(await database.selectFrom('task_opinion').selectAll().execute()).toEqual([]);
  });
});
