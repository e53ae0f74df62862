import { expect, test } from 'vitest';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { madeCriterion } from '#domain/project/made-settings.fixture.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { exportOptions } from '#domain/formats/exports/export-options.ts';
import { linesOfTask } from '#server/exports/export-lines.ts';
import { gradedTasks } from '#server/exports/graded-tasks.ts';
import { claim } from '#server/queue/claim.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { listAdjudications, readAdjudication } from './adjudications.ts';
import { decideFinal } from './decide-final.ts';

const verdict = (value: string) => ({ value, criterionVersion: 1 });

onBothDatabases('adjudication', (open) => {
  test('three annotators: the rule decides what it can, a person the rest, versions are kept', async () => {
    const database = await open();
    await seedProject(database, {
      tasks: 1,
      settings: {
        overlap: 3,
        rubric: [madeCriterion('c'), madeCriterion('d')],
        questions: [{ kind: 'comparison', name: 'Preference', required: true }],
        scoringRule: 'healthbench',
      },
    });
    await database
      .insertInto('account')
      .values(
        ['a', 'b', 'c', 'r'].map((id) => ({ id, name: `Name ${id}`, email: `${id}@x.example` })),
      )
      .execute();
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    for (const [expertId, value, preference] of [
      ['a', 'met', -2],
      ['b', 'not-met', -1],
      ['c', 'met', 3],
    ] as const) {
      const own = await claim(limbs, { projectId: 'p', expertId, purpose: 'current' });
      const fields: DraftFields = {
        'verdict/c/t1-r1': verdict(value),
        'verdict/c/t1-r2': verdict('met'),
        'verdict/d/t1-r1': verdict('not-met'),
        'verdict/d/t1-r2': verdict(
          expertId === 'a' ? 'met' : expertId === 'b' ? 'not-met' : 'not-applicable',
        ),
        'answer/Preference': {
          kind: 'preference',
          first: 't1-r1',
          second: 't1-r2',
          value: preference,
          bothBad: false,
        },
      };
      await submitWork(limbs, {
        projectId: 'p',
        assignmentId: own?.assignment.id ?? '',
        expertId,
        key: `k:${expertId}`,
        body: { schema: 1, baseRevision: 0, fields, activeSeconds: 60 },
      });
    }
    expect((await listAdjudications(database, 'p')).tasks).toEqual([
      { taskId: 't1', taskTitle: 'Task t1', annotators: 3, verdicts: 4, divided: 2, final: null },
    ]);
    const key = { projectId: 'p', taskId: 't1' };
    const before = await readAdjudication(database, key);
    expect(before.annotators.map(({ number, name }) => [number, name])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    expect(before.posteriors).toHaveLength(4);
    const body = { rule: 'majority' as const, base: 0, decisions: [], answers: [], note: '' };
    // d on r2 has three different verdicts: a majority cannot decide it.
    await expect(decideFinal(limbs, key, 'r', body)).rejects.toMatchObject({ kind: 'incomplete' });
    const decisions = [
      { criterionId: 'd', responseId: 't1-r2', value: 'met' as const, reason: '¶ 2' },
    ];
    const after = await decideFinal(limbs, key, 'r', { ...body, decisions });
    expect(after.final).toMatchObject({ version: 1, rule: 'majority', name: 'majority' });
    expect(after.final?.decided.verdicts).toEqual([
      { criterionId: 'c', responseId: 't1-r1', value: 'met', by: 'majority' },
      { criterionId: 'c', responseId: 't1-r2', value: 'met', by: 'all' },
      { criterionId: 'd', responseId: 't1-r1', value: 'not-met', by: 'all' },
      { criterionId: 'd', responseId: 't1-r2', value: 'met', by: 'person', reason: '¶ 2' },
    ]);
    // Two of three prefer the first; the lower median of their degrees is 1.
    expect(after.final?.decided.answers).toMatchObject([{ answer: { value: -1 } }]);
    expect(after.annotators[0]?.name).toBe('Name a');
    await expect(decideFinal(limbs, key, 'r', { ...body, decisions })).rejects.toMatchObject({
      kind: 'stale',
    });
    const second = await decideFinal(limbs, key, 'r', {
      ...body,
      rule: 'adjudicated',
      base: 1,
      decisions: [...decisions, { criterionId: 'c', responseId: 't1-r1', value: 'not-met' }],
    });
    expect(second.final).toMatchObject({ version: 2, name: 'adjudicated by Name r' });
    // Divided and not decided by the person: the layer has no answer to it.
    expect(second.final?.decided.answers).toEqual([]);
    // Under the rule that counts votes the layer has an answer, and training pairs follow it.
    await decideFinal(limbs, key, 'r', { ...body, decisions, base: 2 });
    const { value: page } = await gradedTasks(database, 'p').next();
    const [task] = page ?? [];
    if (!task) throw new Error('The task is not in the export');
    const options = exportOptions.parse({});
    const csv = linesOfTask(task, 'csv', options).lines;
    expect(csv.filter((line) => line.includes('final: majority'))).toHaveLength(5);
    const [pair] = linesOfTask(task, 'trl-dpo', options).lines.map(
      (line) => JSON.parse(line) as { touchstone: Record<string, unknown> },
    );
    expect(pair?.touchstone).toMatchObject({
      by: 'final: majority',
      final: 'majority',
      margin: 1,
      chosen_position: 0,
      reviewed_of: 3,
      reviewed_accepted: 0,
    });
    expect(JSON.parse(linesOfTask(task, 'touchstone', options).lines[0] ?? '')).toMatchObject({
      final: { rule: 'majority', version: 3, madeBy: 'r' },
      annotations: [{ review: 'waiting' }, { review: 'waiting' }, { review: 'waiting' }],
    });
    const kept = await database.selectFrom('final_answer').select('version').execute();
    expect(kept).toHaveLength(3);
  });
});
