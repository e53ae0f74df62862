import { expect, test } from 'vitest';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { json } from '#server/database/json.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { claim } from '#server/queue/claim.ts';
import { publishSettings } from '#server/projects/publish-settings.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { listRubrics } from './list-rubrics.ts';
import { loadRubricSheet } from './load-rubric-sheet.ts';
import { previewRubric } from './preview-rubric.ts';
import { listNotices } from '#server/reviews/notices.ts';
import { decideProposal, listProposals, proposeRubric } from './rubric-proposals.ts';

const criterion = (id: string, points: number, text = `Says ${id}`): Criterion => ({
  id,
  version: 1,
  text,
  tags: [],
  points,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
});
const criteria = [criterion('a', 6), criterion('b', 4)];

onBothDatabases('rubrics as reviewers see them', (open) => {
  /** Two tasks whose rubrics say the same, both graded by two experts; a third has no rubric. */
  async function begin() {
    const database = await open();
    await seedProject(database, {
      tasks: 3,
      settings: { overlap: 2, shuffle: false, scoringRule: 'healthbench' },
    });
    for (const n of [1, 2]) {
      const id = `rubric${n}`;
      await database
        .insertInto('rubric')
        .values({ id, project_id: 'p', task_id: `t${n}` })
        .execute();
      await database
        .insertInto('rubric_version')
        .values({ rubric_id: id, version: 1, criteria: json(criteria) })
        .execute();
      await database.updateTable('task').set({ rubric_id: id }).where('id', '=', `t${n}`).execute();
    }
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    let sent = 0;
    async function grade(expertId: string, first: 'met' | 'not-met') {
      const own = await claim(limbs, { projectId: 'p', expertId, purpose: 'current' });
      const { id, taskId } = own?.assignment ?? { id: '', taskId: '' };
      const verdict = (value: string) => ({ value, criterionVersion: 1 });
      const fields = {
        [`verdict/a/${taskId}-r1`]: verdict(first),
        [`verdict/a/${taskId}-r2`]: verdict('not-met'),
        [`verdict/b/${taskId}-r1`]: verdict('not-met'),
        [`verdict/b/${taskId}-r2`]: verdict('met'),
      };
      const body = { schema: 1, baseRevision: 0, fields, activeSeconds: 9 };
      const key = { projectId: 'p', assignmentId: id, expertId, key: `k:${++sent}` };
      await submitWork(limbs, { ...key, body });
      return { assignmentId: id, taskId };
    }
    for (const expert of ['x', 'y']) {
      await grade(expert, 'met');
      await grade(expert, expert === 'x' ? 'met' : 'not-met');
    }
    return { database, limbs };
  }

  test('answers to gold items are not counted among the grades of a rubric', async () => {
    const { database } = await begin();
    const count = async () => (await listRubrics(database, 'p'))[0]?.annotations;
    expect(await count()).toBe(4);
    const { id, task_id, expert_id } = await database
      .selectFrom('assignment')
      .select(['id', 'task_id', 'expert_id'])
      .limit(1)
      .executeTakeFirstOrThrow();
    await database
      .insertInto('gold_item')
      .values({
        task_id,
        project_id: 'p',
        use: 'hidden',
        grades: json({ verdicts: [], answers: [], highlights: [], rewrites: [] }),
        fields: json({}),
        source_annotation_id: null,
        project_version: 1,
        rubric_id: null,
        rubric_version: null,
        reason: 'Known',
        last_slot: 20,
        made_by: 'lead',
        made_at: new Date(),
        withdrawn_at: null,
      })
      .execute();
    await database
      .insertInto('gold_assignment')
      .values({
        assignment_id: id,
        project_id: 'p',
        task_id,
        expert_id,
        use: 'hidden',
        given_at: new Date(),
      })
      .execute();
    expect(await count()).toBe(3);
  });

  test('equal rubrics are one line, and their grades are audited together', async () => {
    const { database } = await begin();
    expect(await listRubrics(database, 'p')).toEqual([
      {
        rubricId: 'rubric1',
        scope: 'task',
        version: 1,
        tasks: 2,
        title: 'Task t1',
        criteria: 2,
        annotations: 4,
        stale: 0,
      },
    ]);
    const sheet = await loadRubricSheet(database, 'p', 'rubric1');
    expect(sheet.graded).toEqual({ annotations: 4, experts: 2, tasks: 2 });
    expect(sheet.tasks).toEqual({ count: 2, titles: ['Task t1', 'Task t2'] });
    const [a] = sheet.audits;
    // Met on the first response by both in t1 and by one in t2: 3 of 8 verdicts.
    expect([a?.n, a?.met?.rate, a?.agreement.units]).toEqual([8, 3 / 8, 4]);
    expect(sheet.splits).toEqual([
      {
        criterionId: 'a',
        taskTitle: 'Task t2',
        response: 1,
        met: 1,
        notMet: 1,
        quote: null,
      },
    ]);
  });

  test('a preview counts and writes nothing', async () => {
    const { database } = await begin();
    const turned = [criterion('a', 4), criterion('b', 6)];
    const at = { projectId: 'p', rubricId: 'rubric1' };
    const preview = await previewRubric(database, at, { criteria: turned, extent: 'twins' });
    expect(preview).toMatchObject({
      rubrics: 2,
      scores: { of: 8, moved: 7, open: 0 },
      orders: { of: 4, turned: 3 },
      stale: { verdicts: 0 },
    });
    expect(preview.orders.shown[0]).toMatchObject({
      before: { response: 1 },
      after: { response: 2 },
    });
    const one = await previewRubric(database, at, { criteria: turned, extent: 'this' });
    expect([one.rubrics, one.scores.of]).toEqual([1, 4]);
    const reworded = [criterion('a', 6, 'Asks something else'), criterion('b', 4)];
    const stale = await previewRubric(database, at, { criteria: reworded, extent: 'twins' });
    expect(stale.stale).toMatchObject({ verdicts: 8, annotations: 4, tasks: 2, experts: 2 });
    expect((await listRubrics(database, 'p'))[0]?.version).toBe(1);
  });

  test('an expert proposes where the project allows it; approved it is the task’s rubric', async () => {
    const { database, limbs } = await begin();
    const own = await claim(limbs, { projectId: 'p', expertId: 'x', purpose: 'current' });
    const key = { projectId: 'p', assignmentId: own?.assignment.id ?? '', expertId: 'x' };
    const body = { criteria: [criterion('n', 5)], note: 'It had none' };
    await expect(proposeRubric(limbs, key, body)).rejects.toMatchObject({ kind: 'closed' });
    const { settings, version } = await loadProject(database, 'p');
    await publishSettings(limbs, {
      projectId: 'p',
      baseVersion: version,
      settings: { ...settings, rubricProposals: true },
      accountId: 'l',
    });
    const { proposalId } = await proposeRubric(limbs, key, body);
    await expect(proposeRubric(limbs, key, body)).rejects.toMatchObject({ kind: 'duplicate' });
    expect(await listProposals(database, 'p')).toMatchObject([
      { id: proposalId, taskTitle: 'Task t3', current: null, state: 'open' },
    ]);
    const decision = { decision: 'approve' as const, reason: '' };
    await decideProposal(limbs, { projectId: 'p', proposalId }, decision, 'r');
    const again = decideProposal(limbs, { projectId: 'p', proposalId }, decision, 'r');
    await expect(again).rejects.toMatchObject({ kind: 'closed' });
    const { notices } = await listNotices(database, 'p', 'x');
    expect(notices).toMatchObject([
      { kind: 'proposal-approved', taskTitle: 'Task t3', ownWork: true },
    ]);
    const declined = await proposeRubric(limbs, key, body);
    const no = { decision: 'decline' as const, reason: 'It asks for two things.' };
    await decideProposal(limbs, { projectId: 'p', proposalId: declined.proposalId }, no, 'r');
    const told = (await listNotices(database, 'p', 'x')).notices;
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'proposal-declined',
        taskTitle: 'Task t3: “It asks for two things.”',
      }),
    );
    const lines = await listRubrics(database, 'p');
    expect(lines.map(({ title, criteria: count }) => [title, count])).toContainEqual([
      'Task t3',
      1,
    ]);
  });
});
