import { expect, test } from 'vitest';
import { computeQuality } from '#server/quality/compute-quality.ts';
import { Refusal } from '#server/refusal.ts';
import { storageRefusal } from '#server/storage-failure.ts';
import { judgedProject } from '#tests/databases/judged-project.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { reportThread } from './report-thread.ts';

onBothDatabases('reports on a thread of their own', (open) => {
  test('the answer is the one that this thread gives, and others are answered meanwhile', async () => {
    const limbs = { database: await open(), clock: manualClock() };
    await judgedProject(limbs.database, 250);
    const here = await computeQuality(limbs, 'p');
    const desk = reportThread(limbs);
    try {
      await desk.run('ownScorecard', ['p', 'e1']);
      let turns = 0;
      let done = false;
      const turning = (async () => {
        for (; !done; turns += 1) await new Promise((next) => setTimeout(next, 1));
      })();
      const there = await desk.run('quality', ['p', {}]);
      done = true;
      await turning;
      expect(there).toEqual(here);
      expect(there.agreement[0]?.units).toBe(250);
      // On this thread there would be hardly any: computing takes the better part of a second.
      expect(turns).toBeGreaterThan(20);
      // Two at once do not mix their rows up.
      const both = [desk.run('quality', ['p', {}]), desk.run('consensus', ['p'])] as const;
      expect(await both[0]).toEqual(here);
      expect((await both[1]).questions[0]?.units).toBe(250);
    } finally {
      await desk.close();
    }
  });

  test('a refusal stays a refusal, and a failure of the database is known by its kind', async () => {
    const database = await open();
    const desk = reportThread({ database, clock: manualClock() });
    try {
      await judgedProject(database, 3);
      const refused = desk.run('disagreements', ['p', 'question:Nothing']);
      await expect(refused).rejects.toThrow('Nothing is measured under “question:Nothing”');
      await expect(refused).rejects.toBeInstanceOf(Refusal);
      await expect(refused).rejects.toMatchObject({ kind: 'not-found' });

      const away = { code: '57P01' };
      const broken = Object.create(database, {
        executeQuery: {
          value: () => Promise.reject(Object.assign(new Error('terminating connection'), away)),
        },
      });
      const other = reportThread({ database: broken, clock: manualClock() });
      const failed = await other.run('consensus', ['p']).catch((error: unknown) => error);
      await other.close();
      expect(storageRefusal(failed)?.kind).toBe('unavailable');
    } finally {
      await desk.close();
    }
  });

  test('a thread that ended is started again', async () => {
    const limbs = { database: await open(), clock: manualClock() };
    await judgedProject(limbs.database, 3);
    const desk = reportThread(limbs);
    const first = await desk.run('scorecards', ['p']);
    await desk.close();
    expect(await desk.run('scorecards', ['p'])).toEqual(first);
    const pending = desk.run('scorecards', ['p']);
    await desk.close();
    await expect(pending).rejects.toThrow('The thread of the reports ended');
  });
});
