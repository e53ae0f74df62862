import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import { createSpotCheck } from '#server/spot-checks/create-spot-check.ts';
import { computeConsensus } from '#server/opinions/compute-consensus.ts';
import { gradeWhole, twoCriteriaRubric } from '#tests/databases/graded-whole.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { annotate } from '#tests/databases/submitted-work.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { computeQuality } from './compute-quality.ts';

onBothDatabases('every figure of Quality', (open) => {
  test('moves when one annotation changes', async () => {
    const database = await open();
    const questions = [
      { kind: 'comparison' as const, name: 'Preference', required: true },
      {
        kind: 'rating' as const,
        name: 'Clarity',
        required: true,
        steps: ['poor', '', 'good'],
        per: 'task' as const,
      },
    ];
    await seedProject(database, { tasks: 6, settings: { questions, overlap: 3 } });
    await sql`update response set model = case when position = 0 then 'alpha' else 'beta' end`.execute(
      database,
    );
    await twoCriteriaRubric(database);
    for (let n = 1; n <= 6; n++) {
      for (const expert of ['ana', 'ben', 'cat']) {
        const met = n % 2 === 0;
        const value = n % 3 === 0 ? 2 : -2;
        await gradeWhole(database, { task: `t${n}`, expert, value, met, seconds: 60 + n });
      }
    }
    const limbs = { database, clock: manualClock() };
    const figures = async () => {
      const quality = await computeQuality(limbs, 'p');
      const consensus = await computeConsensus(limbs, 'p');
      return {
        ...Object.fromEntries(quality.agreement.map((row) => [row.key, row.value])),
        experts: quality.experts.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
        strengths: consensus.models[0]?.models.map(({ logStrength }) => logStrength),
        probabilities: consensus.questions.map(({ items }) =>
          items.map(({ taskId, probability }) => `${taskId} ${probability}`).toSorted(),
        ),
      };
    };
    const before = await figures();
    await gradeWhole(database, { task: 't1', expert: 'ben', value: 3, met: true, seconds: 600 }, 2);
    const after = await figures();
    const names = [
      'question:Preference',
      'question:Clarity',
      'score',
      'verdicts',
      'faults',
      'criterion:r/sound',
      'criterion:r/fault',
      'strengths',
      'probabilities',
    ] as const;
    expect(Object.keys(before).toSorted()).toEqual([...names, 'experts'].toSorted());
    for (const name of names) {
      expect([name, Reflect.get(after, name)]).not.toEqual([name, Reflect.get(before, name)]);
    }
    for (const kind of ['question:Preference', 'score', 'verdicts'] as const) {
      expect(Reflect.get(before, kind)).toBe(1);
      expect(Reflect.get(after, kind)).toBeLessThan(1);
    }
    const row = (of: typeof before, at: number) => of.experts[at];
    expect(row(after, 1)?.reliability?.mean).toBeLessThan(row(before, 1)?.reliability?.mean ?? 0);
    expect(row(after, 0)?.reliability?.mean).toBeGreaterThan(row(after, 1)?.reliability?.mean ?? 1);
    expect(row(after, 1)?.medianActiveSeconds).not.toBe(row(before, 1)?.medianActiveSeconds);
  });

  test('the defect rate and the alerts move with one regrade and one annotation', async () => {
    const database = await open();
    const questions = [{ kind: 'comparison' as const, name: 'Preference', required: true }];
    await seedProject(database, { tasks: 24, settings: { questions, overlap: 2 } });
    for (let n = 1; n <= 24; n++) {
      await annotate(database, { task: `t${n}`, expert: 'ana', value: -2 });
      await annotate(database, { task: `t${n}`, expert: 'ben', value: n % 2 === 0 ? 2 : -2 });
    }
    const limbs = testLimbs(database);
    const claim = spotCheckClaim.parse({ limit: 0.2 });
    await createSpotCheck(limbs, { projectId: 'p', claim, by: 'lead' });
    // Regraded as they stand: an item is as defective as its stored regrade says.
    await sql`update spot_check_item set regraded_at = now(), regrader_id = 'rita',
      defects = '[]'::jsonb where place is not null`.execute(database);
    const figures = async () => {
      const { outcome, byExpert, alerts } = await computeQuality(limbs, 'p');
      return {
        defects: outcome.defects,
        ofExperts: byExpert.map(({ key, defects }) => `${key} ${defects?.defects}`).toSorted(),
        alerts: alerts.map(({ kind, annotatorId, says }) => `${kind} ${annotatorId}: ${says}`),
      };
    };
    const before = await figures();
    expect(before.defects).toMatchObject({ defects: 0, interval: { low: 0 } });
    expect(before.alerts).toEqual([
      expect.stringContaining('position-bias ana: Prefers the response shown first in 24 of 24'),
    ]);
    await sql`update spot_check_item set defects = '[{"kind":"preference","says":"Reversed"}]'::jsonb
      where (check_id, annotation_id) in (select check_id, annotation_id from spot_check_item
        where place is not null and expert_id = 'ana' order by place limit 1)`.execute(database);
    const after = await figures();
    expect(after.defects?.defects).toBe(1);
    expect(after.defects?.interval?.low).toBeGreaterThan(0);
    expect(after.defects?.interval?.high).toBeGreaterThan(before.defects?.interval?.high ?? 1);
    expect(after.ofExperts).toEqual(['ana 1', 'ben 0']);
    await gradeWhole(database, { task: 't1', expert: 'ana', value: 2, met: true, seconds: 60 }, 2);
    expect((await figures()).alerts).toEqual([
      expect.stringContaining('position-bias ana: Prefers the response shown first in 23 of 24'),
    ]);
  });

  test('agreement is that of the random share where opinions are asked for one by one', async () => {
    const database = await open();
    const questions = [{ kind: 'comparison' as const, name: 'Preference', required: true }];
    const rule = {
      questions: ['Preference'],
      atLeast: 2,
      atMost: 5,
      certainty: 0.9,
      fixedShare: 0.5,
    };
    const settings = { questions, overlap: 2, anotherOpinion: rule };
    await seedProject(database, { tasks: 40, settings });
    for (let n = 1; n <= 40; n++) {
      for (const expert of ['ana', 'ben']) {
        await annotate(database, { task: `t${n}`, expert, value: (n % 7) - 3 });
      }
    }
    const limbs = { database, clock: manualClock() };
    const { agreement, agreementBasis } = await computeQuality(limbs, 'p');
    expect(agreementBasis).toMatchObject({ share: 0.5, of: 40 });
    const { tasks = 0 } = agreementBasis ?? {};
    expect(tasks).toBeGreaterThan(8);
    expect(tasks).toBeLessThan(32);
    expect(agreement.find(({ key }) => key === 'question:Preference')).toMatchObject({
      units: tasks,
      ratings: tasks * 2,
    });
    const { opinions } = await computeConsensus(limbs, 'p');
    expect(opinions).toMatchObject({ fixedTasks: tasks, settled: 0, answers: 0 });
  });
});
