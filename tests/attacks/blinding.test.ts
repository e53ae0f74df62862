import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { getTask } from '#contract/data/get-task.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { listRevisions } from '#contract/draft/list-revisions.ts';
import { saveDraft } from '#contract/draft/save-draft.ts';
import { submitWork } from '#contract/draft/submit-work.ts';
import { getTerms } from '#contract/people/get-terms.ts';
import { signAttestation } from '#contract/people/sign-attestation.ts';
import { getOwnGold } from '#contract/gold/get-own-gold.ts';
import { getProject } from '#contract/project/get-project.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { getWork } from '#contract/queue/get-work.ts';
import { listAssignments } from '#contract/queue/list-assignments.ts';
import { makeCurrent } from '#contract/queue/make-current.ts';
import { releaseWork } from '#contract/queue/release-work.ts';
import { renewLease } from '#contract/queue/renew-lease.ts';
import { skipWork } from '#contract/queue/skip-work.ts';
import type { Work } from '#contract/queue/work.ts';
import { getSession } from '#contract/session/get-session.ts';
import { signIn } from '#contract/session/sign-in.ts';
import { signOut } from '#contract/session/sign-out.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import { textMessage } from '#domain/task/message-text.ts';
import { markGold } from '#server/gold/mark-gold.ts';
import { setGoldSettings } from '#server/gold/gold-settings-of.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { createApp } from '#server/app.ts';
import { createProject } from '#server/projects/create-project.ts';
import { randomIds } from '#server/random-ids.ts';
import { insertTasks, type NewTask } from '#server/tasks/insert-tasks.ts';
import { projectFile } from '#domain/project/project-settings.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { testClient, type TestClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';

const folder = join(import.meta.dirname, '../../../shared/data/financebench');
const hasData = existsSync(folder);
const TASKS = 12;
const password = 'correct horse battery';

type Row = Record<string, JsonValue>;
const rowsOf = (file: string): Row[] =>
  readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** FinanceBench as a project has it: a question, the answers of eight runs, and the gold answer. */
function financeBench(): NewTask[] {
  const questions = rowsOf('data/financebench_open_source.jsonl').slice(0, TASKS);
  const runs = readdirSync(join(folder, 'results'))
    .toSorted()
    .map((file) => ({ file, rows: rowsOf(`results/${file}`) }));
  return questions.map((question) => {
    const id = question['financebench_id'];
    return {
      externalId: String(id),
      sourceHash: createHash('sha256').update(String(id)).digest(),
      title: String(question['question']).slice(0, 80),
      prompt: [textMessage('user', String(question['question']))],
      documents: [],
      metadata: {
        doc: question['doc_name'] ?? null,
        reasoning: question['question_reasoning'] ?? null,
      },
      skills: [],
      priority: 0,
      gold: {
        answer: question['answer'] ?? null,
        justification: question['justification'] ?? null,
      },
      criteria: null,
      responses: runs.flatMap(({ file, rows }) => {
        const row = rows.find((each) => each['financebench_id'] === id);
        if (!row) return [];
        const model = file.replace('.jsonl', '');
        const message = textMessage('assistant', String(row['model_answer']));
        return [
          {
            messages: [{ ...message, name: model }],
            language: null,
            model,
            metadata: { label: row['label'] ?? null, mode: row['eval_mode'] ?? null, run: file },
            raw: row,
            sourceHash: createHash('sha256').update(JSON.stringify(row)).digest(),
          },
        ];
      }),
    };
  });
}

onPGlite('blinding', (open) => {
  async function begin(tasks = financeBench()) {
    const database = await open();
    const limbs = testLimbs(database);
    const app = createApp(limbs);
    const file = projectFile.parse({ slug: 'finance', name: 'Finance', overlap: 2 });
    const { id: projectId } = await createProject(limbs, file, null);
    const settings = { projectId, plan: { overlap: 2 }, ids: randomIds, now: limbs.clock.now() };
    await database
      .transaction()
      .execute((transaction) => insertTasks(transaction, settings, tasks));
    /** Everything that a browser received: status, headers in their order, body. */
    const traffic: string[] = [];
    async function expert(name: string, tap: boolean): Promise<TestClient & { id: string }> {
      const email = `${name}@experts.example`;
      const account = await createAccount(database, randomIds, { name, email, password });
      await addMember(database, { projectId, accountId: account.id, role: 'expert' });
      const client = testClient(async (request) => {
        const answer = await app.fetch(request);
        if (tap) {
          const head = [...answer.headers].map(([key, value]) => `${key}: ${value}`).join('\n');
          traffic.push(
            `${request.method} ${request.url} ${answer.status}\n${head}\n${await answer.clone().text()}`,
          );
        }
        return answer;
      });
      await client.send(signIn, { body: { email, password } });
      await client.send(signAttestation, { params: { projectId }, body: { version: 1 } });
      return { ...client, id: account.id };
    }
    return { database, limbs, projectId, tasks, traffic, expert };
  }

  function fieldsFor({ task }: Work, justification: string): DraftFields {
    const slots = task.responses.map(({ id }) => [id]);
    return {
      'answer/Preference': { kind: 'ranking', slots, allBad: false },
      'text/Justification': justification,
    };
  }
  const refused = (call: Promise<unknown>) =>
    call.then(
      () => null,
      (error: unknown) => problemOf(error)?.kind ?? null,
    );

  test.skipIf(!hasData)(
    'nothing that an expert’s browser receives tells a model, a gold answer or another’s answer',
    async () => {
      const { database, projectId, tasks, traffic, expert } = await begin();
      const params = { projectId };
      const other = await expert('zz-other-person', false);
      const theirs = 'The colleague prefers the fourth one for its covenant table.';
      for (let n = 0; n < TASKS; n += 1) {
        const { work } = await other.send(claimWork, { params, body: { purpose: 'current' } });
        if (!work) break;
        const at = { ...params, assignmentId: work.assignment.id };
        const fields = fieldsFor(work, `${theirs} ${n}`);
        const body = { schema: 1, baseRevision: 0, fields, activeSeconds: 97_731.25 };
        await other.send(submitWork, {
          params: at,
          headers: { 'Idempotency-Key': `o:${n}` },
          body,
        });
      }

      const me = await expert('me', true);
      await me.send(getSession, {});
      await me.send(getProject, { params });
      await me.send(getTerms, { params });
      const seen: Work[] = [];
      for (let n = 0; n < TASKS; n += 1) {
        const { work } = await me.send(claimWork, { params, body: { purpose: 'current' } });
        if (!work) break;
        seen.push(work);
        const at = { ...params, assignmentId: work.assignment.id };
        await me.send(claimWork, { params, body: { purpose: 'next' } });
        await me.send(getWork, { params: at });
        await me.send(renewLease, { params: at });
        await me.send(getDraft, { params: at });
        await me.send(listAssignments, { params });
        const patch = { 'text/Justification': { set: 'Mine.' } };
        const headers = { 'Idempotency-Key': `m:${n}-save`, 'If-Match': '0' };
        await me.send(saveDraft, { params: at, headers, body: { schema: 1, patch } });
        await me.send(listRevisions, { params: at, query: {} });
        if (n === 1) {
          await me.send(skipWork, { params: at, body: { reason: 'Outside my field' } });
          continue;
        }
        if (n === 2) {
          await me.send(releaseWork, { params: at });
          await me.send(makeCurrent, { params: at });
        }
        const body = {
          schema: 1,
          baseRevision: 1,
          fields: fieldsFor(work, 'Mine.'),
          activeSeconds: 5,
        };
        // A stale, an incomplete and a right submission: refusals speak as well.
        const submit = (key: string, change: object) =>
          me.send(submitWork, {
            params: at,
            headers: { 'Idempotency-Key': key },
            body: { ...body, ...change },
          });
        await refused(submit(`m:${n}-stale`, { baseRevision: 7 }));
        await refused(submit(`m:${n}-part`, { fields: {} }));
        await submit(`m:${n}`, {});
      }
      // What an expert may not ask for at all.
      expect(
        await refused(me.send(getTask, { params: { ...params, taskId: seen[0]?.task.id ?? '' } })),
      ).toBe('forbidden');
      for (const path of [
        'quality',
        'tasks',
        'people',
        'audit',
        'exports/csv',
        'exports/touchstone',
        'imports',
      ]) {
        await me.request(`/api/projects/${projectId}/${path}`);
      }
      await me.send(signOut, {});
      expect(seen.length).toBeGreaterThan(TASKS - 3);

      // What the expert may read anyway is no secret: a model that names itself in its answer does.
      const visible = JSON.stringify(
        tasks.map(({ title, prompt, responses }) => [
          title,
          prompt,
          responses.map(({ messages }) => messages.map(({ content }) => content)),
        ]),
      );
      const hashes = tasks.flatMap((task) => [
        task.sourceHash,
        ...task.responses.map(({ sourceHash }) => sourceHash),
      ]);
      const secrets = [
        ...tasks.flatMap(({ externalId, gold, metadata, responses }) => [
          externalId,
          ...Object.values(gold as Row),
          ...Object.values(metadata),
          ...responses.flatMap(({ model, metadata: own }) => [model, ...Object.values(own ?? {})]),
        ]),
        ...readdirSync(join(folder, 'results')),
        ...hashes.flatMap((hash) =>
          ['hex', 'base64', 'base64url'].map((form) => Buffer.from(hash).toString(form as 'hex')),
        ),
        'closedBook',
        'inContext',
        'singleStore',
        'oracle',
        'llama2',
        'claude-2',
        'gpt-4',
        theirs,
        'zz-other-person',
        other.id,
        '97731.25',
        'gold',
        'position',
        'derivedFrom',
      ].filter((each): each is string => typeof each === 'string' && each.length > 2);
      const ids = new Set(traffic.join('\n').match(/[A-Za-z0-9_-]{22}/g));
      const all = traffic.join('\n');
      const told = [...new Set(secrets)].filter(
        (secret) =>
          !visible.includes(JSON.stringify(secret).slice(1, -1)) &&
          all.includes(JSON.stringify(secret).slice(1, -1)),
      );
      expect(told).toEqual([]);
      expect(all.length).toBeGreaterThan(100_000);

      // Ids are known to the server under names that tell nothing; those of others never appear.
      const annotations = await database
        .selectFrom('annotation')
        .select(['id', 'annotator_id', 'assignment_id'])
        .execute();
      for (const { id, annotator_id, assignment_id } of annotations) {
        if (annotator_id === other.id)
          expect([ids.has(id), ids.has(assignment_id)]).toEqual([false, false]);
      }

      // Neither the order on screen, nor that of the ids, nor the shape follows the import.
      const stored = await database
        .selectFrom('response')
        .select(['id', 'task_id', 'position'])
        .execute();
      const positions = seen.map(({ task }) =>
        task.responses.map(({ id }) => stored.find((each) => each.id === id)?.position),
      );
      const inOrder = positions.filter((each) => each.every((position, n) => position === n));
      expect(inOrder.length).toBeLessThan(3);
      expect(new Set(positions.map(String)).size).toBeGreaterThan(seen.length - 3);
      const sorted = seen.filter(({ task }) => {
        const byId = stored
          .filter(({ task_id }) => task_id === task.id)
          .toSorted((a, b) => (a.id < b.id ? -1 : 1));
        return byId.every(({ position }, n) => position === n);
      });
      expect(sorted.length).toBeLessThan(3);
      const shapes = seen.flatMap(({ task }) =>
        task.responses.map((each) => Object.keys(each).join()),
      );
      expect(new Set(shapes).size).toBe(1);
    },
  );

  test('a gold item is like every other until it is submitted; its reason comes only then', async () => {
    const { database, limbs, projectId, traffic, expert } = await begin(plainTasks(24));
    const params = { projectId };
    const stored = await database.selectFrom('task').select('id').orderBy('title').execute();
    const golden = stored.filter((_, n) => n % 2 === 1).map(({ id }) => id);
    const reason = 'Because zz-the-lead-said-so.';
    for (const [n, taskId] of golden.entries()) {
      const responses = await database
        .selectFrom('response')
        .select('id')
        .where('task_id', '=', taskId)
        .execute();
      const slots = responses.map(({ id }) => [id]).toSorted();
      const fields = { 'answer/Preference': { kind: 'ranking', slots, allBad: false } };
      const expected = { kind: 'own' as const, schema: 1, fields };
      const use = n < 2 ? ('onboarding' as const) : ('hidden' as const);
      await markGold(limbs, { ...params, taskId, by: 'lead', body: { use, reason, expected } });
    }
    await setGoldSettings(limbs, {
      ...params,
      by: 'lead',
      settings: { rate: 0.3, passMark: 0.5 },
    });
    const me = await expert('me', true);
    const shapes = new Map<string, string>();
    let told = 0;
    for (let n = 0; n < 20; n += 1) {
      const from = traffic.length;
      const { work } = await me.send(claimWork, { params, body: { purpose: 'current' } });
      if (!work) break;
      const at = { ...params, assignmentId: work.assignment.id };
      await me.send(getProject, { params });
      await me.send(getWork, { params: at });
      await me.send(renewLease, { params: at });
      await me.send(getDraft, { params: at });
      await me.send(listAssignments, { params });
      const slots = work.task.responses.map(({ id }) => [id]).toSorted();
      const fields = {
        ...fieldsFor(work, 'Mine.'),
        'answer/Preference': { kind: 'ranking', slots, allBad: false },
      };
      const body = { schema: 1, baseRevision: 0, fields, activeSeconds: 5 };
      const headers = { 'Idempotency-Key': `g:${n}` };
      await me.send(submitWork, { params: at, headers, body });
      // Status, names of headers, and the shape of every body: all but what is drawn or counted.
      const seen = traffic.slice(from);
      shapes.set(work.task.id, seen.map(shapeOfTraffic).join('\n'));
      expect(seen.join('\n')).not.toMatch(/zz-the-lead|gold|onboarding|passMark|0\.3\b/i);
      const before = told;
      const { results } = await me.send(getOwnGold, { params });
      told = results.length;
      expect(told - before).toBe(golden.includes(work.task.id) ? 1 : 0);
      traffic.length = from;
    }
    const isGold = (id: string) => golden.includes(id);
    const ids = [...shapes.keys()];
    expect(ids.filter(isGold).length).toBeGreaterThan(2);
    expect(ids.filter((id) => !isGold(id)).length).toBeGreaterThan(5);
    expect(new Set(shapes.values()).size).toBe(1);
    // The leads' endpoints are closed, and no other expert's results can be asked for.
    for (const path of ['gold', `gold/${golden[0]}`]) {
      const { status } = await me.request(`/api/projects/${projectId}/${path}`);
      expect([path, status]).toEqual([path, 403]);
    }
  });
});

/** Tasks that differ in their words alone, so that whatever else differs on the wire is a trace. */
function plainTasks(count: number): NewTask[] {
  return Array.from({ length: count }, (_, n) => ({
    externalId: null,
    sourceHash: createHash('sha256').update(`plain ${n}`).digest(),
    title: `Plain ${String(n).padStart(2, '0')}`,
    prompt: [textMessage('user', `Question ${n}?`)],
    documents: [],
    metadata: {},
    skills: [],
    priority: 0,
    gold: undefined,
    criteria: null,
    responses: [0, 1, 2].map((place) => ({
      messages: [textMessage('assistant', `Answer ${n} ${place}.`)],
      language: null,
      model: 'm',
      metadata: null,
      raw: null,
      sourceHash: createHash('sha256').update(`plain ${n} ${place}`).digest(),
    })),
  }));
}

/** Of one exchange what a curious expert could compare: no ids, times, texts or lists' lengths. */
function shapeOfTraffic(exchange: string): string {
  const [first = '', ...lines] = exchange.split('\n');
  const body = lines.pop() ?? '';
  const names = lines.map((line) => line.split(':')[0]).join();
  const what = first.replaceAll(/[A-Za-z0-9_-]{20,}/g, 'id');
  return `${what} ${names} ${JSON.stringify(shapeOf(body === '' ? null : JSON.parse(body)))}`;
}

function shapeOf(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, shapeOf(each ?? null)]),
  );
}
