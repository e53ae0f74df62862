import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Question } from '#domain/question/question.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { json } from '#server/database/json.ts';
import { claim } from '#server/queue/claim.ts';
import { ownAssignment } from '#server/queue/own-assignment.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { currentDraft } from './current-draft.ts';
import { draftAt } from './draft-revisions.ts';
import { saveDraft } from './save-draft.ts';
import { submitWork } from './submit-work.ts';

const criterion = (id: string, points: number): Criterion => ({
  id,
  version: 1,
  text: id,
  tags: [],
  points,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
});
const rubric = [criterion('good', 6), criterion('fault', -4)];
const questions: Question[] = [
  { kind: 'comparison', name: 'Preference', required: true },
  { kind: 'text', name: 'Justification', required: true, per: 'task' },
];
const verdict = (value: string) => ({ value, criterionVersion: 1 });
const full: DraftFields = {
  'verdict/good/t1-r1': verdict('met'),
  'verdict/fault/t1-r1': verdict('not-met'),
  'verdict/good/t1-r2': verdict('not-met'),
  'verdict/fault/t1-r2': verdict('met'),
  'answer/Preference': {
    kind: 'preference',
    first: 't1-r1',
    second: 't1-r2',
    value: -3,
    bothBad: false,
  },
  'text/Justification': 'A is right.',
  'rewrite/t1-r2': 'Better.',
};

onBothDatabases('submitting work', (open) => {
  async function begin(overlap = 1) {
    const database = await open();
    const settings = { overlap, questions, rubric, scoringRule: 'healthbench' as const };
    await seedProject(database, { tasks: 1, settings: { ...settings, shuffle: false } });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    const ask = (expertId: string) =>
      claim(limbs, { projectId: 'p', expertId, purpose: 'current' });
    const own = await ask('e');
    const assignmentId = own?.assignment.id ?? '';
    const key = { projectId: 'p', assignmentId, expertId: 'e' };
    const submit = (seq: number, fields = full, more = {}) => {
      const body = { schema: 1, baseRevision: 0, fields, activeSeconds: 60, ...more };
      return submitWork(limbs, { ...key, key: `c:${seq}`, body });
    };
    const annotations = () => database.selectFrom('annotation').selectAll().execute();
    return { database, limbs, ask, key, assignmentId, submit, annotations };
  }

  test('what stood on the screen becomes an annotation with its scores', async () => {
    const { database, assignmentId, key, submit, annotations } = await begin();
    const answer = await submit(1);
    expect(answer.scores).toEqual([
      { responseId: 't1-r1', raw: 1, clamped: 1, points: 6, gateFailed: false },
      { responseId: 't1-r2', raw: -4 / 6, clamped: 0, points: -4, gateFailed: false },
    ]);
    const [annotation, ...more] = await annotations();
    expect(more).toEqual([]);
    expect(annotation).toMatchObject({
      id: answer.annotationId,
      annotator_id: 'e',
      version: 1,
      round: 1,
      fields: full,
      scores: answer.scores,
      display_order: ['t1-r1', 't1-r2'],
      scoring_rule: 'healthbench',
      scoring_rule_version: 1,
      project_version: 1,
      rubric_id: 'p',
      rubric_version: 1,
      active_seconds: 60,
    });
    expect(annotation?.grades.rewrites).toEqual([{ responseId: 't1-r2', text: 'Better.' }]);
    expect(await draftAt(database, assignmentId, 1)).toMatchObject({ fields: full });
    expect((await ownAssignment(database, key)).assignment.state).toBe('submitted');
    const { rows } = await sql<{ state: string }>`select state from slot`.execute(database);
    expect(rows).toEqual([{ state: 'done' }]);
  });

  test('what the guard found and the expert explained is kept for the reviewer, apart', async () => {
    const { submit, annotations } = await begin();
    const note = {
      field: 'text/Justification',
      kind: 'email',
      quote: 'a@b.eu',
      explanation: 'Public.',
    };
    await submit(1, { ...full, guard: [note] });
    const [annotation] = await annotations();
    expect(annotation?.guard).toEqual([note]);
    expect(annotation?.fields).toEqual(full);
  });

  test('twice pressed, twice sent, at once or later: one annotation and one answer', async () => {
    const { submit, annotations } = await begin();
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(1)));
    answers.push(await submit(1));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await annotations()).toHaveLength(1);
    await expect(submit(1, { ...full, x: 1 })).rejects.toMatchObject({ kind: 'key-reused' });
  });

  test('two devices submitting at once make one annotation', async () => {
    const { submit, annotations } = await begin();
    const results = await Promise.allSettled([1, 2, 3, 4].map((seq) => submit(seq)));
    const lost = results.filter((each) => each.status === 'rejected');
    expect(lost).toHaveLength(3);
    for (const { reason } of lost) expect(reason).toMatchObject({ kind: 'closed' });
    expect(await annotations()).toHaveLength(1);
  });

  test('a newer revision on the server is told, nothing is submitted', async () => {
    const { limbs, key, submit, annotations } = await begin();
    const body = { schema: 1, patch: { 'text/Justification': { set: 'Other device' } } };
    await saveDraft(limbs, { ...key, key: 'd:1', base: 0, body });
    await expect(submit(1)).rejects.toMatchObject({
      kind: 'stale',
      extra: { current: { revision: 1, fields: { 'text/Justification': 'Other device' } } },
    });
    expect(await annotations()).toEqual([]);
    expect(await submit(2, full, { baseRevision: 1 })).toMatchObject({ scores: [{}, {}] });
  });

  test('missing answers are refused with their places, and the key stays free', async () => {
    const { submit, annotations, database, assignmentId } = await begin();
    const { 'text/Justification': _, 'verdict/fault/t1-r2': __, ...part } = full;
    await expect(submit(1, part)).rejects.toMatchObject({
      kind: 'incomplete',
      extra: {
        errors: [
          { place: 'verdict/fault/t1-r2', reason: 'Response B · 2 fault' },
          { place: 'text/Justification', reason: 'Justification' },
        ],
      },
    });
    expect(await annotations()).toEqual([]);
    expect((await currentDraft(database, assignmentId)).revision).toBe(0);
    await submit(1);
    expect(await annotations()).toHaveLength(1);
  });

  test('values that are no grades are refused by name', async () => {
    const { submit } = await begin();
    const broken = { ...full, 'verdict/good/t1-r1': { value: 'perhaps', criterionVersion: 1 } };
    await expect(submit(1, broken)).rejects.toMatchObject({
      kind: 'invalid',
      extra: { errors: [{ place: 'verdict/good/t1-r1' }] },
    });
    await expect(submit(1, full, { schema: 99 })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('a slot that changed hands refuses its former holder and is untouched by him', async () => {
    const { database, limbs, ask, key, submit, annotations } = await begin();
    limbs.clock.forward(91);
    const other = await ask('f');
    expect(other?.assignment.epoch).toBe(2);
    await expect(submit(1)).rejects.toMatchObject({ kind: 'lease-lost' });
    // Even with the assignment wrongly held, the slot's epoch refuses it.
    await database
      .updateTable('assignment')
      .set({ state: 'held' })
      .where('id', '=', key.assignmentId)
      .execute();
    await expect(submit(1)).rejects.toMatchObject({ kind: 'lease-lost' });
    expect(await annotations()).toEqual([]);
    const body = { schema: 1, baseRevision: 0, fields: full, activeSeconds: 5 };
    const otherKey = { projectId: 'p', expertId: 'f', assignmentId: other?.assignment.id ?? '' };
    await submitWork(limbs, { ...otherKey, key: 'f:1', body });
    expect((await annotations()).map((each) => each.annotator_id)).toEqual(['f']);
  });

  test('a late save after the submission changes nothing', async () => {
    const { database, limbs, key, assignmentId, submit } = await begin();
    await submit(1);
    const body = { schema: 1, patch: { 'text/Justification': { set: 'late' } } };
    for (const base of [0, 1]) {
      await expect(
        saveDraft(limbs, { ...key, key: `l:${base}`, base, body }),
      ).rejects.toMatchObject({ kind: 'closed' });
    }
    expect((await currentDraft(database, assignmentId)).fields).toEqual(full);
  });

  test('work is judged under the settings that it was begun under', async () => {
    const { database, submit, annotations } = await begin();
    const changed = {
      name: 'Project',
      questions: [...questions, { kind: 'text', name: 'New', required: true, per: 'task' }],
      scoringRule: 'prbench-normalised',
      rubric: [criterion('other', 1)],
    };
    await database
      .insertInto('project_version')
      .values({ project_id: 'p', version: 2, settings: json(changed), published_by: null })
      .execute();
    await database.updateTable('project').set({ version: 2 }).execute();
    await submit(1);
    expect(await annotations()).toMatchObject([
      { project_version: 1, scoring_rule: 'healthbench', rubric_version: 1 },
    ]);
  });

  test('a task’s own rubric is pinned at the version it had when the work was claimed', async () => {
    const { database, limbs, annotations } = await begin();
    await sql`insert into rubric (id, project_id, task_id, version) values ('r', 'p', 't2', 3)`.execute(
      database,
    );
    for (const [version, points] of [
      [3, 5],
      [4, 50],
    ] as const) {
      await sql`insert into rubric_version (rubric_id, version, criteria)
        values ('r', ${version}, ${json([criterion('own', points)])})`.execute(database);
    }
    await sql`insert into task (id, project_id, source_hash, title, prompt, rubric_id)
      values ('t2', 'p', '\\x02', 'T', '[]', 'r')`.execute(database);
    await sql`insert into response (id, task_id, position, messages, source_hash)
      values ('t2-r1', 't2', 0, '[]', '\\x02')`.execute(database);
    await sql`insert into slot (task_id, n, project_id, priority) values ('t2', 1, 'p', 0)`.execute(
      database,
    );
    const own = await claim(limbs, { projectId: 'p', expertId: 'g', purpose: 'current' });
    expect(own?.assignment.taskId).toBe('t2');
    await database.updateTable('rubric').set({ version: 4 }).execute();
    const fields = { 'verdict/own/t2-r1': verdict('met'), 'text/Justification': 'Yes.' };
    const body = { schema: 1, baseRevision: 0, fields, activeSeconds: 1 };
    const key = { projectId: 'p', expertId: 'g', assignmentId: own?.assignment.id ?? '' };
    const { scores } = await submitWork(limbs, { ...key, key: 'g:1', body });
    expect(scores).toMatchObject([{ responseId: 't2-r1', points: 5 }]);
    expect(await annotations()).toMatchObject([{ rubric_id: 'r', rubric_version: 3 }]);
  });

  test('the larger of the device’s and the draft’s active seconds is kept', async () => {
    const { limbs, key, submit, annotations } = await begin();
    const body = { schema: 1, patch: {}, activeSeconds: 90 };
    await saveDraft(limbs, { ...key, key: 'd:1', base: 0, body });
    await submit(1, full, { baseRevision: 1 });
    expect(await annotations()).toMatchObject([{ active_seconds: 90 }]);
  });
});
