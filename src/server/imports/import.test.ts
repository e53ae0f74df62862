import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { createImport } from '#contract/data/create-import.ts';
import { getImport } from '#contract/data/get-import.ts';
import { importOptions, type ImportJob } from '#contract/data/import-job.ts';
import { listRefusedRows } from '#contract/data/list-refused-rows.ts';
import { listTasks } from '#contract/data/list-tasks.ts';
import { resumeImport } from '#contract/data/resume-import.ts';
import { cancelImport } from '#contract/data/cancel-import.ts';
import { startImport } from '#contract/data/start-import.ts';
import { uploadImportFile } from '#contract/data/upload-import-file.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import type { Tables } from '#server/database/tables.ts';
import { routes } from '#server/routes.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testClient, type TestClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { importEnded } from './launch-import.ts';

type File = { name: string; text: string; use?: 'rows' | 'rubric' };

async function world(database: Kysely<Tables>) {
  await seedProject(database, { tasks: 0, settings: { overlap: 2 } });
  const limbs = testLimbs(database);
  const boss = { name: 'Boss', email: 'boss@example.com', isOwner: true, password: null };
  const account = await createAccount(database, limbs.ids, boss);
  limbs.identity = { ...limbs.identity, accountOf: async () => account };
  const app = createApp(limbs, routes);
  return { client: testClient((request) => app.fetch(request)), limbs };
}

async function announce(
  client: TestClient,
  files: readonly File[],
  options: Record<string, unknown> = {},
): Promise<ImportJob> {
  const job = await client.send(createImport, {
    params: { projectId: 'p' },
    body: {
      files: files.map(({ name, text, use = 'rows' }) => ({ name, use, size: text.length })),
      options: importOptions.parse(options),
    },
  });
  for (const [index, { text }] of files.entries()) {
    await client.send(uploadImportFile, {
      params: { projectId: 'p', importId: job.id, index },
      body: new Blob([text]),
    });
  }
  return job;
}

async function run(client: TestClient, job: ImportJob, dryRun = false): Promise<ImportJob> {
  const params = { projectId: 'p', importId: job.id };
  await client.send(startImport, { params, body: { dryRun } });
  await importEnded(job.id);
  return client.send(getImport, { params });
}

async function importAll(
  client: TestClient,
  files: readonly File[],
  options: Record<string, unknown> = {},
): Promise<ImportJob> {
  return run(client, await announce(client, files, options));
}

async function rowsOf(database: Kysely<Tables>) {
  const { rows } = await sql<{ tasks: number; responses: number; slots: number; rubrics: number }>`
    select (select count(*)::int from task) as tasks, (select count(*)::int from response) as responses,
      (select count(*)::int from slot) as slots, (select count(*)::int from rubric) as rubrics`.execute(
    database,
  );
  return rows[0];
}

const lines = (...rows: unknown[]): string =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');

const task = (n: number, more: object = {}) => ({
  externalId: `t-${n}`,
  prompt: `Question ${n}?`,
  responses: ['One answer', { text: 'Another answer', model: 'model-b' }],
  ...more,
});

const financeMap = {
  prompt: 'question',
  response: 'model_answer',
  model: 'model_name',
  group: 'financebench_id',
  reference: 'gold_answer',
};

onBothDatabases('import', (open, kind) => {
  test('what may be confidential is reported before anything is written, and explained', async () => {
    const database = await open();
    const { client } = await world(database);
    const key = `sk-${'a'.repeat(24)}`;
    const text = lines(
      task(1),
      task(2, { responses: [`Use ${key} here`, 'Another answer'] }),
      task(3, { prompt: 'Who is ada.lovelace@bank.co.uk?' }),
    );
    const job = await announce(client, [{ name: 'tasks.jsonl', text }]);
    const checked = await run(client, job, true);
    expect(checked.progress).toMatchObject({ tasks: 3, refused: 0 });
    expect(checked.progress.findings).toMatchObject([
      { field: 'responses[]', kind: 'api-key', file: 'tasks.jsonl', lines: [2], found: 1 },
      { field: 'prompt', kind: 'email', lines: [3], needsExplanation: false },
    ]);
    expect(JSON.stringify(checked)).not.toContain(key);
    const params = { projectId: 'p', importId: job.id };
    const refused = await client
      .send(startImport, { params, body: { dryRun: false } })
      .catch((error: unknown) => problemOf(error));
    expect(refused).toMatchObject({
      kind: 'incomplete',
      errors: [{ place: 'tasks.jsonl:2 responses[]' }],
    });
    expect(await rowsOf(database)).toMatchObject({ tasks: 0 });
    const options = { ...job.options, explanation: 'The key was revoked' };
    await client.send(startImport, { params, body: { dryRun: false, options } });
    await importEnded(job.id);
    const done = await client.send(getImport, { params });
    expect(done).toMatchObject({ state: 'done', progress: { tasks: 3, refused: 0 } });
    expect(done.options.explanation).toBe('The key was revoked');
    expect(done.progress.findings).toHaveLength(2);
  });

  test('a job from before findings were kept is still told', async () => {
    const database = await open();
    const { client } = await world(database);
    const job = await importAll(client, [{ name: 'tasks.jsonl', text: lines(task(1)) }]);
    await sql`update import_job set progress = progress - 'findings'`.execute(database);
    const params = { projectId: 'p', importId: job.id };
    expect((await client.send(getImport, { params })).progress.findings).toEqual([]);
  });

  test('good tasks come in with their slots; each bad row is told with file, line, field and reason', async () => {
    const database = await open();
    const { client } = await world(database);
    const text = lines(
      task(1),
      '{"prompt": "cut off',
      task(2, { prompt: '' }),
      task(3, { rubric: { criteria: [{ text: 'Names the year', points: 4 }, 'Cites a page'] } }),
      { externalId: 't-4', prompt: 'No answers?', responses: [] },
    );
    const job = await importAll(client, [{ name: 'tasks.jsonl', text }]);
    expect(job.state).toBe('done');
    expect(job.progress).toMatchObject({ rows: 5, tasks: 2, responses: 4, skipped: 0, refused: 3 });
    const { rows } = await client.send(listRefusedRows, {
      params: { projectId: 'p', importId: job.id },
      query: { after: 0, limit: 200 },
    });
    expect(rows.map(({ file, line, field }) => [file, line, field])).toEqual([
      ['tasks.jsonl', 2, 'line'],
      ['tasks.jsonl', 3, 'prompt'],
      ['tasks.jsonl', 5, 'responses'],
    ]);
    expect(rows.map(({ reason }) => reason)).toEqual([
      'Not JSON: it ends inside a string at column 19',
      'Empty prompt',
      'None. A task needs at least one response',
    ]);
    expect(await rowsOf(database)).toEqual({ tasks: 2, responses: 4, slots: 4, rubrics: 1 });
    const listed = await client.send(listTasks, {
      params: { projectId: 'p' },
      query: { limit: 100 },
    });
    expect(listed.total).toBe(2);
    expect(
      listed.tasks.map(({ externalId, criteria, needed, status }) => [
        externalId,
        criteria,
        needed,
        status,
      ]),
    ).toEqual([
      ['t-1', null, 2, 'open'],
      ['t-3', 2, 2, 'open'],
    ]);
  });

  test('the same import again adds nothing; the same id with another content is refused', async () => {
    const database = await open();
    const { client } = await world(database);
    const file = { name: 'a.jsonl', text: lines(task(1), task(2)) };
    await importAll(client, [file]);
    const before = await rowsOf(database);
    const again = await importAll(client, [file]);
    expect(again.progress).toMatchObject({ tasks: 0, skipped: 2, refused: 0 });
    const changed = { name: 'b.jsonl', text: lines(task(1, { title: 'Changed' }), task(3)) };
    const other = await importAll(client, [changed]);
    expect(other.progress).toMatchObject({ tasks: 1, skipped: 0, refused: 1 });
    expect(other.progress.reasons[0]?.reason).toContain('same id');
    expect(await rowsOf(database)).toMatchObject({ tasks: (before?.tasks ?? 0) + 1 });
  });

  test('a dry run writes no task and tells the same as the import that follows', async () => {
    const database = await open();
    const { client } = await world(database);
    const text = lines(task(1), 'nonsense', task(2), task(2), task(1, { title: 'Other' }));
    const job = await announce(client, [{ name: 'a.jsonl', text }]);
    const checked = await run(client, job, true);
    expect(checked.state).toBe('checked');
    expect(await rowsOf(database)).toMatchObject({ tasks: 0, slots: 0 });
    const done = await run(client, job);
    const counts = ({ progress: { tasks, responses, skipped, refused } }: ImportJob) => ({
      tasks,
      responses,
      skipped,
      refused,
    });
    expect(counts(done)).toEqual(counts(checked));
    expect(counts(done)).toEqual({ tasks: 2, responses: 4, skipped: 1, refused: 2 });
  });

  test('rows of one task meet from several files; a refused row refuses its task whole', async () => {
    const database = await open();
    const { client } = await world(database);
    const row = (id: string, answer: unknown, mode: string) => ({
      financebench_id: id,
      model_name: 'gpt-4',
      eval_mode: mode,
      question: `Q ${id}`,
      gold_answer: 1577,
      model_answer: answer,
    });
    const first = lines(row('a', 'A1', 'x'), row('b', 'B1', 'x'), row('c', 'C1', 'x'));
    const second = lines(row('b', '', 'y'), row('a', 'A2', 'y'), {
      ...row('c', 'C2', 'y'),
      question: 'Another',
    });
    const job = await importAll(
      client,
      [
        { name: '1.jsonl', text: first },
        { name: '2.jsonl', text: second },
      ],
      { map: financeMap },
    );
    expect(job.progress).toMatchObject({ rows: 6, tasks: 1, responses: 2, refused: 3 });
    expect(job.progress.reasons.map(({ field, reason }) => `${field}: ${reason}`)).toEqual([
      'model_answer: Empty. A response needs a text',
      'group: Another row of its task was refused',
      'prompt: Two rows of one task disagree: 1.jsonl, line 3 and 2.jsonl, line 3',
    ]);
    expect(job.progress.notices[0]).toMatchObject({ field: 'gold_answer', rows: 2 });
    const { rows } = await sql<{ model: string; eval: string; gold: number; hashes: number }>`
      select model, response.metadata->>'eval_mode' as eval, gold,
        (select count(distinct source_hash)::int from response) as hashes
      from response join task on task.id = task_id order by position`.execute(database);
    expect(rows).toEqual([
      { model: 'gpt-4', eval: 'x', gold: 1577, hashes: 2 },
      { model: 'gpt-4', eval: 'y', gold: 1577, hashes: 2 },
    ]);
    expect((await sql`select 1 from import_row`.execute(database)).rows).toEqual([]);
  });

  test('files in another order are the same import', async () => {
    const database = await open();
    const { client } = await world(database);
    const row = (id: string, answer: string) => ({ id, model: 'm', prompt: 'Q', response: answer });
    const one = { name: '1.jsonl', text: lines(row('a', 'A1'), row('b', 'B1')) };
    const two = { name: '2.jsonl', text: lines(row('b', 'B2'), row('a', 'A2')) };
    const map = { prompt: 'prompt', response: 'response', model: 'model', group: 'id' };
    expect((await importAll(client, [one, two], { map })).progress.tasks).toBe(2);
    expect((await importAll(client, [two, one, one], { map })).progress).toMatchObject({
      tasks: 0,
      skipped: 2,
      refused: 0,
    });
  });

  test('a mistyped weight class is offered for repair, and the repair mends every row of it', async () => {
    const database = await open();
    const { client } = await world(database);
    const row = (n: number, named: string) => ({
      task: `fin-${n}`,
      prompt_0: 'Q',
      response_0: 'A',
      model_0: 'm',
      rubric: [
        {
          id: 'x',
          title: 'Right',
          annotations: { weight_class: named, critically_important_weight: 9, important_weight: 5 },
        },
      ],
    });
    const text = lines(
      row(1, 'critically important'),
      row(2, 'critically importent'),
      row(3, 'critically importent'),
    );
    const job = await announce(client, [{ name: 'pr.jsonl', text }]);
    const checked = await run(client, job, true);
    expect(checked.progress.formats[0]?.format).toBe('prbench');
    const [group] = checked.progress.reasons;
    expect(group).toMatchObject({
      rows: 2,
      lines: [2, 3],
      repair: {
        path: 'rubric[].annotations.weight_class',
        from: 'critically importent',
        to: 'critically important',
      },
    });
    const params = { projectId: 'p', importId: job.id };
    await client.send(startImport, {
      params,
      body: {
        dryRun: false,
        options: { ...job.options, repairs: group?.repair ? [group.repair] : [] },
      },
    });
    await importEnded(job.id);
    expect((await client.send(getImport, { params })).progress).toMatchObject({
      tasks: 3,
      refused: 0,
    });
  });

  test('a cancelled import keeps whole tasks and goes on from there', async () => {
    const database = await open();
    const { client } = await world(database);
    const count = 3000;
    const text = lines(...Array.from({ length: count }, (_, index) => task(index)));
    const job = await announce(client, [{ name: 'many.jsonl', text }]);
    const params = { projectId: 'p', importId: job.id };
    await client.send(startImport, { params, body: { dryRun: false } });
    const stopped = await client.send(cancelImport, { params });
    expect(stopped.state).toBe('stopped');
    const then = await rowsOf(database);
    expect(then?.tasks).toBeLessThan(count);
    expect(then).toMatchObject({
      responses: (then?.tasks ?? 0) * 2,
      slots: (then?.tasks ?? 0) * 2,
    });
    expect(stopped.progress.tasks).toBe(then?.tasks);
    await client.send(resumeImport, { params });
    await importEnded(job.id);
    const done = await client.send(getImport, { params });
    expect(done).toMatchObject({
      state: 'done',
      progress: { tasks: count, skipped: 0, refused: 0 },
    });
    expect(await rowsOf(database)).toMatchObject({ tasks: count, responses: 2 * count });
  });

  test('an import whose runner died is resumed where its last batch ended, groups included', async () => {
    const database = await open();
    const { client } = await world(database);
    const groups = 1500;
    const half = (mode: string) =>
      lines(
        ...Array.from({ length: groups }, (_, n) => ({
          id: `g${n}`,
          model: mode,
          prompt: `Q ${n}`,
          response: `${mode} ${n}`,
        })),
      );
    const job = await announce(
      client,
      ['one', 'two'].map((mode) => ({ name: `${mode}.jsonl`, text: half(mode) })),
      { map: { prompt: 'prompt', response: 'response', model: 'model', group: 'id' } },
    );
    const params = { projectId: 'p', importId: job.id };
    await client.send(startImport, { params, body: { dryRun: false } });
    await client.send(cancelImport, { params });
    const beat = async (secondsAgo: number) =>
      sql`update import_job set state = 'running', runner = 'dead',
        heartbeat_at = ${new Date(Date.now() - secondsAgo * 1000)} where id = ${job.id}`.execute(
        database,
      );
    await beat(5);
    await expect(client.send(resumeImport, { params })).rejects.toThrow('This import is running');
    await beat(120);
    await client.send(resumeImport, { params });
    await importEnded(job.id);
    const done = await client.send(getImport, { params });
    expect(done.error).toBeNull();
    expect(done).toMatchObject({
      state: 'done',
      progress: { rows: 2 * groups, tasks: groups, responses: 2 * groups, skipped: 0, refused: 0 },
    });
    expect(await rowsOf(database)).toMatchObject({ tasks: groups, responses: 2 * groups });
    await expect(client.send(resumeImport, { params })).rejects.toThrow('finished');
  });

  test('an import does not start before its bytes are here, and a file that is no table of tasks is told', async () => {
    const database = await open();
    const { client } = await world(database);
    const job = await client.send(createImport, {
      params: { projectId: 'p' },
      body: {
        files: [{ name: 'a.jsonl', size: 3, use: 'rows' }],
        options: importOptions.parse({}),
      },
    });
    const params = { projectId: 'p', importId: job.id };
    await expect(client.send(startImport, { params, body: { dryRun: true } })).rejects.toThrow(
      'The bytes of a.jsonl are not here yet',
    );
    const odd = await importAll(client, [{ name: 'odd.csv', text: 'x,y\n1,2\n' }]);
    expect(odd.progress.reasons).toMatchObject([{ field: 'file', file: 'odd.csv' }]);
    const unknown = await importAll(client, [{ name: 'a.jsonl', text: '{}' }], { format: 'nope' });
    expect(unknown.progress.reasons[0]?.reason).toContain('“nope”');
  });

  test('texts come in as they are, whatever stands in them', async () => {
    const database = await open();
    const { client } = await world(database);
    const odd = ['', '\\N', 'two\nlines', '"quoted" {a,b} \\ end', 'NULL', ' tab\tand \r', '💶'];
    const rows = odd.map((text, n) => ({
      externalId: `${n}${text}`,
      title: text,
      prompt: `p${text}`,
      responses: [
        { text: `r${text}`, model: text, language: 'en', metadata: { [`k${text}`]: text } },
      ],
      metadata: { text },
      skills: [text],
      gold: text,
      documents: [{ id: 'd', name: text, mediaType: 'text/plain', text }],
      priority: n,
    }));
    for (const some of [rows.slice(0, 1), rows]) {
      const job = await importAll(client, [{ name: 'odd.jsonl', text: lines(...some) }]);
      expect(job.error).toBeNull();
      expect(job.progress.refused).toBe(0);
    }
    const { rows: found } = await sql`
      select external_id as "externalId", title, prompt->0->'content'->0->>'text' as prompt,
        task.metadata, skills, gold, documents, priority, model, language,
        messages->0->'content'->0->>'text' as said, response.metadata as of_response
      from task join response on task.id = task_id order by priority`.execute(database);
    expect(found).toEqual(
      rows.map(({ responses: [response], ...row }) => ({
        ...row,
        model: response?.model,
        language: 'en',
        said: response?.text,
        of_response: response?.metadata,
      })),
    );
  });

  test('hostile rows cost only themselves', async () => {
    const database = await open();
    const { client } = await world(database);
    const text = lines(
      `{"prompt": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "responses": ["a"]}`,
      '{"prompt": "NUL \\u0000 here", "responses": ["half \\ud800 pair"]}',
      '{"__proto__": {"polluted": true}, "prompt": "p", "responses": ["r"], "metadata": {"constructor": 1, "__proto__": 2}}',
      '{"prompt": "中文提示", "responses": ["回答"]}',
      '{"prompt": [{"role": "user", "content": null}, {"role": "assistant", "content": null, "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{"}}]}], "responses": ["ok"]}',
    );
    const job = await importAll(client, [{ name: 'hostile.jsonl', text }], {
      format: 'touchstone',
    });
    expect(job.progress).toMatchObject({ tasks: 4, refused: 1 });
    expect(job.progress.reasons[0]?.reason).toBe('Nested deeper than 100 levels');
    expect(job.progress.notices[0]).toMatchObject({ rows: 1, lines: [2] });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const { rows } = await sql<{
      t: string;
    }>`select prompt->0->'content'->0->>'text' as t from task order by created_at`.execute(
      database,
    );
    expect(rows.map(({ t }) => t)).toEqual(['NUL \ufffd here', 'p', '中文提示', null]);
  });

  const shared = new URL('../../../../shared/data/', import.meta.url).pathname;
  test.skipIf(!existsSync(shared))(
    'the eight FinanceBench files are 150 tasks with 8 responses each',
    async () => {
      const database = await open();
      const { client } = await world(database);
      const folder = `${shared}financebench/results/`;
      const files = readdirSync(folder).map((name) => ({
        name,
        text: readFileSync(folder + name, 'utf8'),
      }));
      const job = await importAll(client, files, { map: financeMap });
      expect(job.progress).toMatchObject({ rows: 1200, tasks: 150, responses: 1200, refused: 0 });
      const { rows } =
        await sql`select count(*)::int as n, count(distinct source_hash)::int as h from response`.execute(
          database,
        );
      expect(rows).toEqual([{ n: 1200, h: 1200 }]);
      expect(
        (await importAll(client, files.toReversed(), { map: financeMap })).progress,
      ).toMatchObject({ tasks: 0, skipped: 150, refused: 0 });
      expect(kind).toBeTypeOf('string');
    },
  );
});
