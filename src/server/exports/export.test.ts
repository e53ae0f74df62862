import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { exportData } from '#contract/data/export-data.ts';
import { importOptions } from '#contract/data/import-job.ts';
import { previewExport } from '#contract/data/preview-export.ts';
import { exportOptions, type ExportFormat } from '#domain/formats/exports/export-options.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { createImportJob } from '#server/imports/import-jobs.ts';
import { importEnded, launchImport } from '#server/imports/launch-import.ts';
import { routes } from '#server/routes.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient, type TestClient } from '#tests/server/test-client.ts';
import { testLimbs, type TestLimbs } from '#tests/server/test-limbs.ts';

type World = { database: Kysely<Tables>; client: TestClient; limbs: TestLimbs };

async function world(database: Kysely<Tables>): Promise<World> {
  await seedProject(database, { tasks: 0, settings: { overlap: 2 } });
  const limbs = testLimbs(database);
  const boss = { name: 'Boss', email: 'b@example.com', isOwner: true, password: null };
  const account = await createAccount(database, limbs.ids, boss);
  limbs.identity = { ...limbs.identity, accountOf: async () => account };
  const app = createApp(limbs, routes);
  return { database, limbs, client: testClient((request) => app.fetch(request)) };
}

async function bring({ limbs }: World, text: string, projectId = 'p') {
  const job = await createImportJob(limbs, {
    projectId,
    files: [{ name: 'a.jsonl', size: text.length, use: 'rows' }],
    options: importOptions.parse({}),
    startedBy: null,
  });
  const open = async () => new Blob([text]).stream();
  const sources = [{ name: 'a.jsonl', size: text.length, use: 'rows' as const, open }];
  await launchImport(limbs, { projectId, importId: job.id }, { from: 'start', sources });
  await importEnded(job.id);
  const row = await limbs.database
    .selectFrom('import_job')
    .selectAll()
    .where('id', '=', job.id)
    .executeTakeFirstOrThrow();
  expect(row.error).toBeNull();
  return row.progress.reasons.map(({ reason }) => reason);
}

async function exported(
  { client }: World,
  format: ExportFormat,
  options: Record<string, unknown> = {},
  projectId = 'p',
): Promise<string> {
  const stream = await client.send(exportData, {
    params: { projectId, format },
    query: exportOptions.parse(options),
  });
  return new Response(stream as ReadableStream).text();
}

// Parsed lines, read by the tests as they need them.
type TestRow = ReturnType<typeof JSON.parse>;
const rows = (text: string): TestRow[] =>
  text.trim() === ''
    ? []
    : text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));

/** Three tasks: one preferred by two of three annotators, one tied, one both bad with a rewrite. */
async function graded(at: World) {
  const one = (n: number, more: object = {}) => ({
    externalId: `t${n}`,
    prompt: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: `Question ${n}?` },
    ],
    responses: [
      {
        text: `Answer ${n}.0`,
        model: 'model-zero',
        metadata: { latency: 1.5 },
        raw: { x: [1, 'r1'] },
      },
      { text: `Answer ${n}.1`, model: 'model-one' },
    ],
    rubric: {
      criteria: [
        { text: 'Right', points: 4 },
        { text: 'Rude', points: -2 },
      ],
    },
    ...more,
  });
  await bring(
    at,
    [one(1), one(2), one(3), one(4, { gold: 10.5, skills: ['Tax'] })]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  const { rows: ids } = await sql<{ e: string; t: string; r: string[]; b: string }>`
    select external_id as e, task.id as t, array_agg(response.id order by position) as r, rubric_id as b
    from task join response on task_id = task.id group by 1, 2, 4 order by 1`.execute(at.database);
  const submit = async (
    n: number,
    who: string,
    value: number | null,
    more: { bothBad?: boolean; rewrite?: string; reversed?: boolean } = {},
  ) => {
    const { t, r, b } = ids[n - 1] as (typeof ids)[number];
    const [first, second] = more.reversed ? [r[1], r[0]] : [r[0], r[1]];
    const preference = { kind: 'preference', first, second, value, bothBad: more.bothBad ?? false };
    const grades = {
      verdicts: [
        {
          criterionId: 'c1',
          criterionVersion: 1,
          responseId: r[0],
          value: 'met',
          explanation: 'r1 is right',
        },
      ],
      answers: [
        { question: 'Preference', answer: preference },
        { question: 'Justification', answer: { kind: 'text', text: '=1+1 said r1' } },
      ],
      highlights: [],
      rewrites: more.rewrite ? [{ responseId: r[0], text: more.rewrite }] : [],
    };
    const fields = {
      [`verdict/c1/${r[0]}`]: { value: 'met', criterionVersion: 1 },
      'answer/Preference': preference,
      'text/Justification': '=1+1 said r1',
    };
    const id = `${who}${n}`;
    await at.database
      .insertInto('assignment')
      .values({
        id,
        project_id: 'p',
        task_id: t,
        slot_n: 1,
        expert_id: who,
        epoch: 1,
        purpose: 'current',
        state: 'submitted',
        lease_until: new Date(),
        response_order: json([first, second]),
        project_version: 1,
        rubric_id: b,
        rubric_version: 1,
      })
      .execute();
    await at.database
      .insertInto('annotation')
      .values({
        id: `a${id}`,
        project_id: 'p',
        task_id: t,
        assignment_id: id,
        annotator_id: who,
        version: 1,
        round: 1,
        grades: json(grades),
        fields: json(fields),
        display_order: json([first, second]),
        rubric_id: b,
        rubric_version: 1,
        project_version: 1,
        scoring_rule: 'prbench-normalised',
        scoring_rule_version: 1,
        scores: json([
          { responseId: r[0], raw: 1, clamped: 1, points: 4, gateFailed: false },
          { responseId: r[1], raw: 0.5, clamped: 0.5, points: 0, gateFailed: false },
        ]),
        active_seconds: 61.5,
        made_by: who,
        submitted_at: new Date(Date.UTC(2026, 0, n, who.length)),
      })
      .execute();
    await sql`update slot set state = 'done', expert_id = ${who}, epoch = 1 where task_id = ${t} and n = (
      select min(n) from slot where task_id = ${t} and state = 'open')`.execute(at.database);
    return { t, r };
  };
  await submit(1, 'ann', -2);
  await submit(1, 'bob', 1, { reversed: true });
  await submit(1, 'cyril', 3);
  await submit(2, 'ann', 0);
  await submit(3, 'ann', null, { bothBad: true, rewrite: 'Far better.' });
  const { t, r } = { t: ids[3]?.t ?? '', r: ids[3]?.r ?? [] };
  await at.database
    .insertInto('assignment')
    .values({
      id: 'd',
      project_id: 'p',
      task_id: t,
      slot_n: 1,
      expert_id: 'dora',
      epoch: 1,
      purpose: 'current',
      state: 'parked',
      lease_until: new Date(),
      response_order: json(r),
      project_version: 1,
      rubric_id: ids[3]?.b ?? null,
      rubric_version: 1,
    })
    .execute();
  await at.database
    .insertInto('draft')
    .values({
      assignment_id: 'd',
      revision: 3,
      schema: 1,
      fields: json({ [`rewrite/${r[1]}`]: 'half a rewrite of r1' }),
      saved_at: new Date(Date.UTC(2026, 1, 1)),
    })
    .execute();
}

onBothDatabases('export', (open) => {
  test('trl-dpo: the majority orders a pair, whatever stood left on screen; ties are left out', async () => {
    const at = await world(await open());
    await graded(at);
    const found = rows(await exported(at, 'trl-dpo'));
    expect(
      found.map(({ chosen, rejected }) => [chosen[0]['content'], rejected[0]['content']]),
    ).toEqual([
      ['Answer 1.0', 'Answer 1.1'],
      ['Far better.', 'Answer 3.0'],
      ['Far better.', 'Answer 3.1'],
    ]);
    expect(found[0]).toMatchObject({
      prompt: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Question 1?' },
      ],
      touchstone: {
        task: 't1',
        chosen_model: 'model-zero',
        rejected_model: 'model-one',
        chosen_position: 0,
        margin: 1.5,
        by: 'majority',
        agree: 2,
        of: 3,
        chosen_score: 1,
        rejected_score: 0.5,
        rubric_version: 1,
        scoring_rule: 'prbench-normalised',
      },
    });
    const summary = await at.client.send(previewExport, {
      params: { projectId: 'p', format: 'trl-dpo' },
      query: exportOptions.parse({}),
    });
    expect(summary).toMatchObject({
      records: 3,
      tasks: 2,
      tasksTotal: 4,
      annotations: 5,
      annotators: 3,
    });
    expect(summary.leftOut).toEqual([
      { reason: 'tie', count: 1 },
      { reason: 'both bad', count: 1 },
      { reason: 'not annotated', count: 1 },
    ]);
    expect(summary.first.map((line) => JSON.parse(line))).toEqual(found);
    expect(summary.counts).toMatchObject({
      'trl-dpo': 3,
      'trl-sft': 1,
      touchstone: 4,
      'openai-dpo': 3,
    });
  });

  test('every annotator’s answer on its own, and both bad left out, when the rules say so', async () => {
    const at = await world(await open());
    await graded(at);
    const found = rows(
      await exported(at, 'trl-dpo', {
        answers: 'each',
        bothBad: 'leave-out',
        rewrites: 'leave-out',
      }),
    );
    expect(
      found.map(({ chosen, touchstone }) => [chosen[0]['content'], touchstone['annotators']]),
    ).toEqual([
      ['Answer 1.0', ['ann']],
      ['Answer 1.0', ['bob']],
      ['Answer 1.1', ['cyril']],
    ]);
    expect(rows(await exported(at, 'trl-dpo', { annotator: 'cyril' }))).toHaveLength(1);
    expect(rows(await exported(at, 'trl-dpo', { from: '2026-01-02T00:00:00Z' }))).toHaveLength(2);
  });

  test('a rewrite is a completion; unpaired rows label both bad responses false', async () => {
    const at = await world(await open());
    await graded(at);
    expect(rows(await exported(at, 'trl-sft'))).toMatchObject([
      {
        prompt: [{ role: 'system' }, { content: 'Question 3?' }],
        completion: [{ role: 'assistant', content: 'Far better.' }],
        touchstone: { rewrite_of_model: 'model-zero', annotator: 'ann' },
      },
    ]);
    expect(rows(await exported(at, 'openai-sft'))[0]?.['messages']).toHaveLength(3);
    const labels = rows(await exported(at, 'trl-kto')).map(({ completion, label }) => [
      completion[0]['content'],
      label,
    ]);
    expect(labels).toEqual([
      ['Answer 1.0', true],
      ['Answer 1.1', false],
      ['Far better.', true],
      ['Answer 3.0', false],
      ['Answer 3.1', false],
    ]);
  });

  test('the table keeps formulas from running in a spreadsheet', async () => {
    const at = await world(await open());
    await graded(at);
    const text = await exported(at, 'csv');
    expect(text.split('\n')[0]).toContain('task,title,annotator');
    expect(text).toContain("'=1+1 said r1");
    expect(text).not.toMatch(/(^|,)=1\+1/m);
  });

  test('export, import into an empty project, export again: the same file, byte for byte', async () => {
    const at = await world(await open());
    await graded(at);
    const before = await exported(at, 'touchstone');
    const lines = before
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(6);
    expect(lines[5]).toMatchObject({ kind: 'end', tasks: 4, annotations: 5, drafts: 1 });
    expect(lines[4]).toMatchObject({
      externalId: 't4',
      gold: 10.5,
      annotations: [],
      drafts: [{ annotator: 'dora', fields: { 'rewrite/r2': 'half a rewrite of r1' } }],
    });
    expect(lines[1].annotations[1].displayOrder).toEqual(['r2', 'r1']);
    expect(lines[1].annotations[0].grades.verdicts[0]).toMatchObject({
      responseId: 'r1',
      explanation: 'r1 is right',
    });
    await seedProject(at.database, { projectId: 'q', tasks: 0, settings: { overlap: 2 } });
    expect(await bring(at, before, 'q')).toEqual([]);
    expect(await exported(at, 'touchstone', {}, 'q')).toBe(before);
    const { rows: states } =
      await sql`select state, count(*)::int as n from slot where project_id = 'q' group by 1 order by 1`.execute(
        at.database,
      );
    expect(states).toEqual([
      { state: 'done', n: 5 },
      { state: 'open', n: 4 },
    ]);
  });

  test('a Touchstone file that was cut off is told as such', async () => {
    const at = await world(await open());
    await graded(at);
    const whole = await exported(at, 'touchstone');
    const cut = whole.trim().split('\n').slice(0, 3).join('\n');
    await seedProject(at.database, { projectId: 'q', tasks: 0 });
    expect(await bring(at, cut, 'q')).toEqual([
      'The file was cut off: it ends after 2 tasks without saying that it is whole',
    ]);
  });
});
