import fc from 'fast-check';
import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Tables } from '#server/database/tables.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { claim, type QueueLimbs } from './claim.ts';
import { openSlots } from './open-slots.ts';
import { heldAssignments } from './own-assignment.ts';
import { releaseWork } from './release-work.ts';
import { reopenSlots } from './reopen-slots.ts';
import { isConflictError } from './retry-on-conflict.ts';
import { skipWork } from './skip-work.ts';
import { takeSlot } from './take-slot.ts';

const ask = (limbs: QueueLimbs, expertId: string, purpose: 'current' | 'next' = 'current') =>
  claim(limbs, { projectId: 'p', expertId, purpose });

/** Submits as the server does: only if the slot is still held at this epoch. */
async function submit(
  database: Kysely<Tables>,
  own: NonNullable<Awaited<ReturnType<typeof ask>>>,
): Promise<boolean> {
  const { rows } = await sql`
    with done as (
      update slot set state = 'done', lease_until = null
      where task_id = ${own.assignment.taskId} and n = ${own.slotN}
        and epoch = ${own.assignment.epoch} and state = 'leased'
      returning task_id
    )
    update assignment set state = 'submitted' from done
    where id = ${own.assignment.id} returning id`.execute(database);
  return rows.length === 1;
}

type SlotRow = { task_id: string; n: number; state: string; expert_id: string | null };
const allSlots = async (database: Kysely<Tables>) =>
  (await sql<SlotRow>`select task_id, n, state, expert_id from slot`.execute(database)).rows;

onBothDatabases('the queue under many hands', (open, kind) => {
  test('fifty claimers at once: nobody twice, never more than the overlap, every slot closed', async () => {
    const database = await open();
    const [tasks, overlap] = [40, 3];
    await seedProject(database, { tasks, settings: { overlap } });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    const handed: string[] = [];
    await Promise.all(
      Array.from({ length: 50 }, async (_, expert) => {
        for (;;) {
          const own = await ask(limbs, `e${expert}`);
          if (!own) return;
          handed.push(`${own.assignment.taskId} e${expert}`);
          expect(await submit(database, own)).toBe(true);
        }
      }),
    );
    expect(handed).toHaveLength(tasks * overlap);
    expect(new Set(handed).size).toBe(tasks * overlap);
    const slots = await allSlots(database);
    expect(slots.filter((each) => each.state === 'done')).toHaveLength(tasks * overlap);
  });

  test('fifty claimers for the last three slots: three get one, nobody is told empty too early', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1, settings: { overlap: 3 } });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    const given = await Promise.all(
      Array.from({ length: 50 }, (_, expert) => ask(limbs, `e${expert}`)),
    );
    expect(given.filter(Boolean)).toHaveLength(3);
  });

  test('one expert in five tabs gets one current and one next', async () => {
    const database = await open();
    await seedProject(database, { tasks: 20, settings: { overlap: 2 } });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    const purposes = ['current', 'next', 'current', 'next', 'current'] as const;
    const given = await Promise.all(purposes.map((purpose) => ask(limbs, 'e', purpose)));
    const held = (await allSlots(database)).filter((each) => each.expert_id === 'e');
    expect(held.length).toBeLessThanOrEqual(2);
    expect(new Set(held.map((each) => each.task_id)).size).toBe(held.length);
    expect(given.every(Boolean)).toBe(true);
    const currents = given.filter((_, at) => purposes[at] === 'current');
    expect(new Set(currents.map((own) => own?.assignment.id)).size).toBe(1);
  });

  test('five tabs asking for the current task alone hold one slot', async () => {
    const database = await open();
    await seedProject(database, { tasks: 20 });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    const given = await Promise.all(Array.from({ length: 5 }, () => ask(limbs, 'e')));
    expect(new Set(given.map((own) => own?.assignment.id)).size).toBe(1);
    expect((await allSlots(database)).filter((each) => each.state === 'leased')).toHaveLength(1);
  });

  test('claimers, skippers and givers-back at once leave no slot lost', async () => {
    const database = await open();
    const [tasks, overlap, experts] = [15, 2, 12];
    const skip = { perDay: 1000, reasons: ['Other'] };
    await seedProject(database, { tasks, settings: { overlap, skip } });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    let turn = 0;
    await Promise.all(
      Array.from({ length: experts }, async (_, index) => {
        const expertId = `e${index}`;
        for (let round = 0; round < 8; round++) {
          const own = await ask(limbs, expertId);
          if (!own) return;
          const key = { projectId: 'p', expertId, assignmentId: own.assignment.id };
          const choice = turn++ % 4;
          if (choice === 0) await skipWork(limbs, key, { reason: 'Other' });
          else if (choice === 1) await releaseWork(limbs, key);
          else await submit(database, own);
        }
      }),
    );
    // A newcomer who was not there can take every slot that is still open, once for each task.
    const before = await allSlots(database);
    const free = new Set(before.filter((s) => s.state === 'open').map((s) => s.task_id));
    for (const _ of free) {
      const own = await ask(limbs, 'newcomer');
      expect(own && (await submit(database, own))).toBe(true);
    }
    expect(await ask(limbs, 'newcomer')).toBeNull();
  });

  test('a statement that is rolled back takes nothing and moves nobody past a slot', async () => {
    const database = await open();
    await seedProject(database, { tasks: 3 });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    const failing = database.transaction().execute(async (transaction) => {
      const taken = await takeSlot(transaction, {
        projectId: 'p',
        expertId: 'a',
        from: { kind: 'lane', priority: 0, skills: '', start: 0 },
        patient: false,
        purpose: 'current',
        leaseUntil: new Date('2026-03-02T10:00:00Z'),
        now: limbs.clock.now(),
        projectVersion: 1,
        shuffle: true,
        assignmentId: 'rolled-back',
        seed: 's',
      });
      expect(taken.assignmentId).toBe('rolled-back');
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect((await allSlots(database)).every((each) => each.state === 'open')).toBe(true);
    expect((await ask(limbs, 'a'))?.assignment.taskId).toBe('t1');
  });

  test.runIf(kind === 'postgres')(
    'a slot that another was taking and gave up is not passed over for good',
    async () => {
      const database = await open();
      await seedProject(database, { tasks: 3 });
      const limbs = { database, clock: manualClock(), ids: countingIds() };
      const asked = Promise.withResolvers<void>();
      const failing = database.transaction().execute(async (transaction) => {
        await sql`select 1 from slot where task_id = 't1' for update`.execute(transaction);
        asked.resolve();
        await new Promise((resolve) => setTimeout(resolve, 300));
        throw new Error('killed');
      });
      failing.catch(() => {});
      await asked.promise;
      const second = await ask(limbs, 'a');
      expect(second?.assignment.taskId).toBe('t2');
      await expect(failing).rejects.toThrow('killed');
      expect((await ask(limbs, 'a', 'next'))?.assignment.taskId).toBe('t1');
    },
  );

  test.runIf(kind === 'postgres')(
    'places that are given in an open transaction are not passed by anybody’s cursor',
    async () => {
      const database = await open();
      await seedProject(database, { tasks: 2 });
      const limbs = { database, clock: manualClock(), ids: countingIds() };
      const own = await ask(limbs, 'other');
      const key = { projectId: 'p', expertId: 'other', assignmentId: own?.assignment.id ?? '' };
      const begun = Promise.withResolvers<void>();
      const finish = Promise.withResolvers<void>();
      // Gives t1 back under a new place, and is slow to commit.
      const slow = database.transaction().execute(async (transaction) => {
        const slot = { taskId: 't1', n: 1, epoch: 1 };
        await reopenSlots(transaction, 'p', [slot], { state: 'released' });
        begun.resolve();
        await finish.promise;
      });
      await begun.promise;
      const late = seedAnother(database);
      expect((await ask(limbs, 'a'))?.assignment.taskId).toBe('t2');
      expect(await ask(limbs, 'a', 'next')).toBeNull();
      finish.resolve();
      await Promise.all([slow, late]);
      const found = [await ask(limbs, 'a', 'next'), await ask(limbs, 'b')];
      expect(found.map((each) => each?.assignment.taskId).toSorted()).toEqual(['t1', 'zz']);
      expect(key.assignmentId).not.toBe('');
    },
  );

  test('any order of claims, skips, returns, submits and expiries keeps the promises', async () => {
    const database = await open();
    let number = 0;
    const step = fc.record({
      expert: fc.integer({ min: 0, max: 3 }),
      act: fc.constantFrom('claim', 'next', 'submit', 'skip', 'release', 'wait'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, overlap) => {
          const projectId = `x${++number}`;
          const skip = { perDay: 1000, reasons: ['Other'] };
          await seedProject(database, { projectId, tasks: 4, settings: { overlap, skip } });
          const limbs = { database, clock: manualClock(), ids: countingIds(projectId) };
          for (const { expert, act } of steps) {
            await perform(limbs, projectId, `e${expert}`, act);
            await holdPromises(database, projectId, overlap);
          }
          await everySlotIsReachable(limbs, projectId, overlap);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});

async function seedAnother(database: Kysely<Tables>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`insert into task (id, project_id, source_hash, title, prompt)
      values ('zz', 'p', '\\x01', 'Late', '[]')`.execute(transaction);
    await openSlots(transaction, 'p', [{ id: 'zz', priority: 0 }], { overlap: 1 });
  });
}

async function perform(
  limbs: QueueLimbs & { clock: ReturnType<typeof manualClock> },
  projectId: string,
  expertId: string,
  act: string,
): Promise<void> {
  if (act === 'wait') return limbs.clock.forward(61);
  if (act === 'claim' || act === 'next') {
    const purpose = act === 'claim' ? 'current' : 'next';
    await claim(limbs, { projectId, expertId, purpose });
    return;
  }
  const { current } = await heldAssignments(limbs.database, projectId, expertId);
  if (!current) return;
  const key = { projectId, expertId, assignmentId: current.assignment.id };
  if (act === 'submit') await submit(limbs.database, current);
  else if (act === 'skip') await skipWork(limbs, key, { reason: 'Other' });
  else await releaseWork(limbs, key);
}

/** What must hold at every moment. */
async function holdPromises(database: Kysely<Tables>, projectId: string, overlap: number) {
  const { rows } = await sql<{ bad: string }>`
    select 'twice ' || task_id || expert_id as bad from slot
      where project_id = ${projectId} and expert_id is not null
      group by task_id, expert_id having count(*) > 1
    union all select 'over ' || task_id from slot
      where project_id = ${projectId} and state in ('leased', 'done')
      group by task_id having count(*) > ${overlap}
    union all select 'holder ' || task_id from slot
      where project_id = ${projectId} and (state in ('leased', 'done')) <> (expert_id is not null)
    union all select 'assignment ' || a.id from assignment a join slot s
      on s.task_id = a.task_id and s.n = a.slot_n
      where a.project_id = ${projectId} and a.state = 'held'
        and (s.state <> 'leased' or s.expert_id <> a.expert_id or s.epoch <> a.epoch)
    union all select 'slot ' || s.task_id from slot s
      where s.project_id = ${projectId} and s.state = 'leased' and not exists (
        select 1 from assignment a where a.task_id = s.task_id and a.slot_n = s.n
          and a.epoch = s.epoch and a.expert_id = s.expert_id and a.state = 'held')`.execute(
    database,
  );
  expect(rows.map((each) => each.bad)).toEqual([]);
}

/**
 * However it came about: each of the four, once all leases have ended, is given exactly the
 * tasks that have an open slot and are not his own or skipped by him.
 */
async function everySlotIsReachable(
  limbs: QueueLimbs & { clock: ReturnType<typeof manualClock> },
  projectId: string,
  overlap: number,
): Promise<void> {
  const { database } = limbs;
  for (const expertId of ['e0', 'e1', 'e2', 'e3', 'stranger']) {
    limbs.clock.forward(24 * 60);
    const due = await sql<{ id: string }>`
      select distinct s.task_id as id from slot s
      where s.project_id = ${projectId} and s.state in ('open', 'leased')
        and not exists (select 1 from slot o where o.task_id = s.task_id
          and o.expert_id = ${expertId} and o.state = 'done')
        and not exists (select 1 from task_exclusion x
          where x.task_id = s.task_id and x.expert_id = ${expertId})`.execute(database);
    const given: string[] = [];
    for (;;) {
      const own = await claim(limbs, { projectId, expertId, purpose: 'current' });
      if (!own) break;
      given.push(own.assignment.taskId);
      expect(await submit(database, own)).toBe(true);
    }
    expect(given.toSorted()).toEqual(due.rows.map((each) => each.id).toSorted());
    await holdPromises(database, projectId, overlap);
  }
}

test('only conflicts are tried again', () => {
  expect(isConflictError({ code: '23505' })).toBe(true);
  expect(isConflictError({ code: '23503' })).toBe(false);
  expect(isConflictError(new Error('gone'))).toBe(false);
});
