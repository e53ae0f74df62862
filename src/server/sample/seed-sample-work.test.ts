import { expect, test } from 'vitest';
import { computeQuality } from '#server/quality/compute-quality.ts';
import { listReviews } from '#server/reviews/list-reviews.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { sampleTasks } from './sample-project.ts';
import { sampleWork } from './sample-work.ts';
import { seedSample } from './seed-sample.ts';
import { seedSampleWork } from './seed-sample-work.ts';

test('the colleague’s work has a verdict for every criterion and response of its task', () => {
  for (const work of sampleWork) {
    const task = sampleTasks.find(({ externalId }) => externalId === work.externalId);
    expect(work.verdicts).toHaveLength(task?.criteria.length ?? 0);
    for (const row of work.verdicts) expect(row).toHaveLength(task?.responses.length ?? 0);
    expect(work.ranking.toSorted()).toEqual(task?.responses.map((_, index) => index));
  }
});

onBothDatabases('the sample colleague', (open) => {
  test('two submissions wait for the sample reviewer on the first day, each on its own task', async () => {
    const database = await open();
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    await seedSample(limbs);
    await seedSampleWork(limbs);
    const { id } = await database.selectFrom('project').select('id').executeTakeFirstOrThrow();
    const { reviews, open: waiting } = await listReviews(database, id, 'somebody', {
      state: 'open',
    });
    expect(waiting).toBe(2);
    const titles = sampleTasks.slice(0, sampleWork.length).map(({ title }) => title);
    expect(reviews.map(({ taskTitle }) => taskTitle).toSorted()).toEqual(titles.toSorted());
    expect(reviews.every(({ expert }) => expert.name === 'Sample colleague')).toBe(true);
    // Nobody sat there, so no time is made up: not in the queue, the median, or the pay.
    expect(reviews.map(({ activeSeconds }) => activeSeconds)).toEqual([0, 0]);
    expect(reviews.flatMap(({ flags }) => flags)).not.toContain('too-fast');
    const { outcome } = await computeQuality(limbs, id);
    expect(outcome).toMatchObject({ medianActiveSeconds: null, withoutTime: 2, cost: [] });
    expect(await database.selectFrom('active_day').selectAll().execute()).toEqual([]);
    // What stands is what the product made of it: the scores, by response in the task's order.
    const scores = await database
      .selectFrom('annotation')
      .innerJoin('task', 'task.id', 'annotation.task_id')
      .where('task.external_id', '=', 'fin-0001')
      .select('annotation.scores')
      .executeTakeFirstOrThrow();
    // By hand: 8+6+5+7+5−4, 8+6+5+5+4+3, and 5−6−4.
    expect(scores.scores.map(({ points }) => points).toSorted((a, b) => a - b)).toEqual([
      -5, 27, 31,
    ]);
  });
});
