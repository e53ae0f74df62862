import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Outcome } from '#contract/quality/get-quality.ts';
import type { QualityFigure } from '#contract/quality/list-quality-items.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import type { ReviewState } from '#domain/review/review.ts';
import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import type { Tables } from '#server/database/tables.ts';
import { claimRegrade } from '#server/spot-checks/claim-regrade.ts';
import { createSpotCheck } from '#server/spot-checks/create-spot-check.ts';
import { submitRegrade } from '#server/spot-checks/submit-regrade.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { annotate, preference } from '#tests/databases/submitted-work.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { computeQuality } from './compute-quality.ts';
import { disagreements } from './disagreements.ts';
import { qualityItems } from './quality-items.ts';

const questions = [{ kind: 'comparison' as const, name: 'Preference', required: true }];
const domainOf = (n: number) => (n % 3 === 0 ? ['Tax', 'Law'] : n % 3 === 1 ? ['Tax'] : []);
const dayOf = (n: number) => new Date(Date.UTC(2026, 9, 1 + (n % 4), 12));
const stateOf = (n: number): ReviewState =>
  n % 5 === 0 ? 'returned' : n % 7 === 0 ? 'waiting' : 'accepted';

type Item = { n: number; expert: string };

async function submit(database: Kysely<Tables>, { n, expert }: Item): Promise<void> {
  const task = `t${n}`;
  const value = expert === 'cat' && n % 2 === 0 ? 2 : -1;
  const seconds = n === 1 ? 0 : 60 * n;
  await annotate(database, { task, expert, value, seconds });
  const at = dayOf(n);
  const assignment = `${task}-${expert}`;
  await database
    .updateTable('annotation')
    .set({ submitted_at: at })
    .where('assignment_id', '=', assignment)
    .execute();
  await database
    .insertInto('review')
    .values({
      assignment_id: assignment,
      project_id: 'p',
      task_id: task,
      expert_id: expert,
      annotation_id: `${assignment}-1`,
      round: 1,
      state: stateOf(n),
      asked_by: null,
      submitted_at: at,
      decided_at: at,
    })
    .execute();
  if (seconds === 0) return;
  await database
    .insertInto('active_day')
    .values({ assignment_id: assignment, day: at.toISOString().slice(0, 10), seconds })
    .execute();
}

/** Twelve tasks, two or three experts each, a rate, and a spot check with one defect found. */
async function world(database: Kysely<Tables>) {
  await seedProject(database, { tasks: 12, skills: domainOf, settings: { questions, overlap: 3 } });
  for (let n = 1; n <= 12; n++) {
    for (const expert of ['ana', 'ben', ...(n <= 8 ? ['cat'] : [])]) {
      await submit(database, { n, expert });
    }
  }
  const limbs = testLimbs(database);
  await database
    .insertInto('pay_rate')
    .values({
      project_id: 'p',
      account_id: null,
      per_hour_minor: 6000,
      currency: 'EUR',
      from_day: '2026-01-01',
      set_by: 'lead',
      set_at: limbs.clock.now(),
    })
    .execute();
  const claim = spotCheckClaim.parse({ limit: 0.001, confidence: 0.999 });
  await createSpotCheck(limbs, { projectId: 'p', claim, by: 'lead' });
  const asked = { projectId: 'p', regraderId: 'rita' };
  for (let done = 0; ; done++) {
    const { regrade } = await claimRegrade(limbs, asked);
    if (!regrade) break;
    const fields = preference(regrade.task.id, done === 2 ? 3 : -1);
    await submitRegrade(limbs, {
      ...asked,
      regradeId: regrade.id,
      body: { schema: 1, fields, activeSeconds: 5 },
    });
  }
  return limbs;
}

const filters: QualityFilter[] = [
  {},
  { expert: 'cat' },
  { question: 'question:Preference', from: '2026-10-02', to: '2026-10-03' },
  { domain: 'Law', expert: 'ana', from: '2026-10-01', to: '2026-10-04' },
  { domain: 'Nothing like it' },
];

onBothDatabases('the filters of Quality', (open) => {
  test('every number of every filter and row is the length of the list that it opens', async () => {
    const database = await open();
    const limbs = await world(database);
    const open_ = async (filter: QualityFilter, of: QualityFigure) =>
      qualityItems(database, 'p', { ...filter, of });
    const holds = async (outcome: Outcome, filter: QualityFilter) => {
      for (const [of, count] of [
        ['items', outcome.items],
        ['accepted', outcome.accepted],
        ['returned', outcome.returned],
        ['disputed', outcome.disputed],
        ['upheld', outcome.upheld],
        ['defects', outcome.defects?.regraded ?? 0],
      ] as const) {
        expect([filter, of, (await open_(filter, of)).found]).toEqual([filter, of, count]);
      }
      const timed = await open_(filter, 'time');
      const seconds = timed.items.map((each) => each.seconds ?? 0).toSorted((a, b) => a - b);
      const [low, high] = [seconds[(seconds.length - 1) >> 1], seconds[seconds.length >> 1]];
      expect(outcome.medianActiveSeconds).toBe(
        low === undefined || high === undefined ? null : (low + high) / 2,
      );
      const paid = (await open_(filter, 'cost')).items.flatMap(({ cost }) => cost);
      const sum = paid.reduce((total, { minor }) => total + minor, 0);
      expect(sum).toBe(outcome.cost[0]?.minor ?? 0);
      const defective = (await open_(filter, 'defects')).items.filter(
        ({ says }) => says !== 'Sound',
      );
      expect(defective).toHaveLength(outcome.defects?.defects ?? 0);
    };
    for (const filter of filters) {
      const quality = await computeQuality(limbs, 'p', filter);
      await holds(quality.outcome, filter);
      for (const row of quality.domains) await holds(row, { ...filter, domain: row.key });
      for (const row of quality.byExpert) await holds(row, { ...filter, expert: row.key });
      for (const row of quality.byQuestion) await holds(row, { ...filter, question: row.key });
      for (const row of quality.agreement) {
        const behind = await disagreements(database, 'p', row.key, filter);
        expect([row.key, behind.divided === 0]).toEqual([
          row.key,
          row.value === null || row.value === 1,
        ]);
      }
    }
  });

  test('a filter changes the figures, and the choices stay what they were', async () => {
    const database = await open();
    const limbs = await world(database);
    const all = await computeQuality(limbs, 'p');
    expect(all.choices.domains).toEqual(['Law', 'Tax']);
    expect(all.choices.experts.map(({ key }) => key)).toEqual(['ana', 'ben', 'cat']);
    expect(all.choices.questions.map(({ key }) => key)).toEqual([
      'question:Preference',
      'score',
      'verdicts',
      'faults',
    ]);
    expect(all.outcome).toMatchObject({ items: 32, withoutTime: 3 });
    expect(all.progress.annotationsWanted).toBe(36);
    const tax = await computeQuality(limbs, 'p', { domain: 'Tax' });
    expect(tax.outcome.items).toBe(21);
    expect(tax.progress.annotationsWanted).toBe(24);
    expect(tax.choices).toEqual(all.choices);
    const cat = await computeQuality(limbs, 'p', { expert: 'cat' });
    expect(cat.outcome.items).toBe(8);
    expect(cat.forecast.kind).toBe('not-enough-data');
    expect(cat.progress.annotationsWanted).toBeNull();
    expect(cat.byExpert.map(({ key }) => key)).toEqual(['cat']);
    // Cat alone differs, so the others agree more with each other than with cat.
    const agreement = (of: typeof all) =>
      of.agreement.find(({ key }) => key === 'question:Preference')?.value ?? 1;
    expect(agreement(cat)).toBeLessThan(agreement(all));
    const late = await computeQuality(limbs, 'p', { from: '2026-10-04' });
    expect(late.outcome.items).toBe(8);
    expect(late.progress.days.map(({ day }) => day)).toEqual(['2026-10-04']);
  });

  test('domains, questions and experts have a reliability with an interval, and a defect rate', async () => {
    const database = await open();
    const limbs = await world(database);
    const on = await computeQuality(limbs, 'p', { question: 'question:Preference' });
    expect(on.reliabilityOn.name).toBe('Preference');
    const of = (key: string) => on.experts.find(({ accountId }) => accountId === key)?.reliability;
    expect(of('cat')?.high).toBeLessThan(of('ana')?.mean ?? 0);
    for (const row of [...on.domains, ...on.byQuestion]) {
      expect(row.reliability?.low).toBeLessThan(row.reliability?.mean ?? 0);
      expect(row.reliability?.high).toBeGreaterThan(row.reliability?.mean ?? 1);
    }
    const rows = [...on.domains, ...on.byExpert];
    expect(rows.filter(({ defects }) => (defects?.defects ?? 0) > 0).length).toBeGreaterThan(0);
    for (const { defects } of rows) {
      const { interval, regraded = 0, population, defects: found = 0 } = defects ?? {};
      // The claim was strict enough to regrade the whole lot, so the rate is known.
      expect(regraded).toBe(population);
      expect(interval).toMatchObject({ low: found / regraded, high: found / regraded });
    }
  });
});
