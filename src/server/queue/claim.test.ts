import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { QUEUE_COUNT_LIMIT } from '#domain/queue/queue-count.ts';
import type { Tables } from '#server/database/tables.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { claim, type QueueLimbs } from './claim.ts';
import { closeTask } from './close-task.ts';
import { loadWork } from './load-work.ts';
import { makeCurrent } from './make-current.ts';
import { openSlots } from './open-slots.ts';
import { ownAssignment } from './own-assignment.ts';
import { queueCounts } from './queue-counts.ts';
import { releaseHeld, releaseWork } from './release-work.ts';
import { renewLease } from './renew-lease.ts';
import { setSlotPlan } from './set-slot-plan.ts';
import { skipWork } from './skip-work.ts';

type Purpose = 'current' | 'next';

function limbsOf(database: Kysely<Tables>) {
  return { database, clock: manualClock(), ids: countingIds() };
}
const ask = (limbs: QueueLimbs, expertId: string, purpose: Purpose = 'current') =>
  claim(limbs, { projectId: 'p', expertId, purpose });
const taskOf = async (limbs: QueueLimbs, expertId: string, purpose: Purpose = 'current') =>
  (await ask(limbs, expertId, purpose))?.assignment.taskId ?? null;
const keyOf = (expertId: string, own: { assignment: { id: string } } | null) => ({
  projectId: 'p',
  expertId,
  assignmentId: own?.assignment.id ?? 'none',
});

/** What submitting does to the queue. */
async function finish(limbs: QueueLimbs, expertId: string): Promise<string> {
  const own = await ask(limbs, expertId);
  const id = own?.assignment.id ?? '';
  await sql`update slot set state = 'done', lease_until = null
    where task_id = ${own?.assignment.taskId} and expert_id = ${expertId}`.execute(limbs.database);
  await sql`update assignment set state = 'submitted' where id = ${id}`.execute(limbs.database);
  return own?.assignment.taskId ?? '';
}

async function slots(database: Kysely<Tables>): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from slot group by state`.execute(database);
  return Object.fromEntries(rows.map((each) => [each.state, each.n]));
}

onBothDatabases('the queue', (open) => {
  test('work comes by priority, then age', async () => {
    const database = await open();
    await seedProject(database, { tasks: 4, priority: (task) => (task === 3 ? 5 : 0) });
    const limbs = limbsOf(database);
    expect([
      await finish(limbs, 'e'),
      await finish(limbs, 'e'),
      await finish(limbs, 'e'),
      await finish(limbs, 'e'),
    ]).toEqual(['t3', 't1', 't2', 't4']);
    expect(await ask(limbs, 'e')).toBeNull();
  });

  test('asking again answers what is held; next becomes current', async () => {
    const database = await open();
    await seedProject(database, { tasks: 5 });
    const limbs = limbsOf(database);
    const first = await ask(limbs, 'e');
    expect((await ask(limbs, 'e'))?.assignment.id).toBe(first?.assignment.id);
    const next = await ask(limbs, 'e', 'next');
    expect(next?.assignment).toMatchObject({ taskId: 't2', purpose: 'next' });
    expect((await ask(limbs, 'e', 'next'))?.assignment.id).toBe(next?.assignment.id);
    await finish(limbs, 'e');
    expect((await ask(limbs, 'e'))?.assignment).toMatchObject({
      id: next?.assignment.id,
      purpose: 'current',
      leaseUntil: '2026-03-02T10:30:00.000Z',
    });
    expect(await slots(database)).toEqual({ done: 1, leased: 1, open: 3 });
  });

  test('a task goes to as many people as its overlap, to nobody twice', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1, settings: { overlap: 2 } });
    const limbs = limbsOf(database);
    expect(await finish(limbs, 'a')).toBe('t1');
    expect(await taskOf(limbs, 'a')).toBeNull();
    expect(await taskOf(limbs, 'b')).toBe('t1');
    expect(await taskOf(limbs, 'c')).toBeNull();
  });

  test('the order of responses is drawn for each assignment, kept, and what the browser gets', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1, responses: 6, settings: { overlap: 12 } });
    const limbs = limbsOf(database);
    const orders = new Set<string>();
    for (let expert = 0; expert < 12; expert++) {
      const own = await ask(limbs, `e${expert}`);
      if (!own) throw new Error('Nothing claimed');
      orders.add(own.responseOrder.join());
      expect(own.responseOrder.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `t1-r${n}`));
      const work = await loadWork(database, own);
      expect(work.task.responses.map((each) => each.id)).toEqual(own.responseOrder);
      expect(JSON.stringify(work)).not.toContain('secret-model');
    }
    expect(orders.size).toBeGreaterThan(6);
  });

  test('without shuffling responses stand in the order of the source', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1, responses: 3, settings: { shuffle: false } });
    const own = await ask(limbsOf(database), 'e');
    expect(own?.responseOrder).toEqual(['t1-r1', 't1-r2', 't1-r3']);
  });

  test('a lease that ended goes to the next who asks, its draft is parked and cannot be held', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1 });
    const limbs = limbsOf(database);
    const lost = await ask(limbs, 'a');
    limbs.clock.forward(91);
    const gained = await ask(limbs, 'b');
    expect(gained?.assignment).toMatchObject({ taskId: 't1', epoch: 2 });
    expect(lost?.assignment.epoch).toBe(1);
    expect((await ownAssignment(database, keyOf('a', lost))).assignment.state).toBe('parked');
    await expect(renewLease(limbs, keyOf('a', lost))).rejects.toMatchObject({ kind: 'lease-lost' });
    await expect(makeCurrent(limbs, keyOf('a', lost))).rejects.toMatchObject({
      kind: 'lease-lost',
    });
    expect(await taskOf(limbs, 'a')).toBeNull();
  });

  test('a lease that ended while nobody else asked goes on', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1 });
    const limbs = limbsOf(database);
    const own = await ask(limbs, 'a');
    limbs.clock.forward(300);
    expect(await renewLease(limbs, keyOf('a', own))).toMatchObject({
      epoch: 1,
      leaseUntil: '2026-03-02T15:30:00.000Z',
    });
  });

  test('a renewed lease outlives the first one', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1 });
    const limbs = limbsOf(database);
    const own = await ask(limbs, 'a');
    limbs.clock.forward(80);
    await renewLease(limbs, keyOf('a', own));
    limbs.clock.forward(80);
    expect(await taskOf(limbs, 'b')).toBeNull();
  });

  test('who lost his lease is offered the task again once it is open, with the same assignment', async () => {
    const database = await open();
    await seedProject(database, { tasks: 2, responses: 5 });
    const limbs = limbsOf(database);
    const lost = await ask(limbs, 'a');
    limbs.clock.forward(91);
    expect(await taskOf(limbs, 'b')).toBe('t2');
    expect((await ask(limbs, 'a'))?.assignment).toMatchObject({
      id: lost?.assignment.id,
      taskId: 't1',
      epoch: 2,
      state: 'held',
    });
    expect((await ask(limbs, 'a'))?.responseOrder).toEqual(lost?.responseOrder);
  });

  test('a task given back is offered again to who gave it back, after the others had their turn', async () => {
    const database = await open();
    await seedProject(database, { tasks: 3, settings: { overlap: 3 } });
    const limbs = limbsOf(database);
    const first = await ask(limbs, 'a');
    await ask(limbs, 'a', 'next');
    await releaseWork(limbs, keyOf('a', first));
    for (const other of ['b', 'c', 'd']) {
      await finish(limbs, other);
    }
    const rest = [await finish(limbs, 'a'), await finish(limbs, 'a'), await finish(limbs, 'a')];
    expect(rest.toSorted()).toEqual(['t1', 't2', 't3']);
  });

  test('a skipped task is not offered again, to others it is', async () => {
    const database = await open();
    await seedProject(database, { tasks: 2 });
    const limbs = limbsOf(database);
    const own = await ask(limbs, 'a');
    await skipWork(limbs, keyOf('a', own), { reason: 'Outside my field' });
    await skipWork(limbs, keyOf('a', own), { reason: 'Outside my field' });
    expect(await finish(limbs, 'a')).toBe('t2');
    expect(await taskOf(limbs, 'a')).toBeNull();
    await expect(makeCurrent(limbs, keyOf('a', own))).rejects.toMatchObject({
      kind: 'lease-lost',
    });
    expect(await taskOf(limbs, 'b')).toBe('t1');
  });

  test('skips are limited for a day and need a reason that the project offers', async () => {
    const database = await open();
    const skip = { perDay: 1, reasons: ['Other'] };
    await seedProject(database, { tasks: 5, settings: { skip } });
    const limbs = limbsOf(database);
    const reason = { reason: 'Other' };
    await expect(
      skipWork(limbs, keyOf('a', await ask(limbs, 'a')), { reason: 'Bored' }),
    ).rejects.toMatchObject({ kind: 'invalid' });
    await skipWork(limbs, keyOf('a', await ask(limbs, 'a')), reason);
    const second = await ask(limbs, 'a');
    await expect(skipWork(limbs, keyOf('a', second), reason)).rejects.toMatchObject({
      kind: 'too-many',
    });
    expect((await ask(limbs, 'a'))?.assignment.id).toBe(second?.assignment.id);
    limbs.clock.forward(25 * 60);
    await skipWork(limbs, keyOf('a', await ask(limbs, 'a')), reason);
  });

  test('given back without a draft an assignment is released, with one parked and resumable', async () => {
    const database = await open();
    await seedProject(database, { tasks: 2 });
    const limbs = limbsOf(database);
    const current = await ask(limbs, 'a');
    const next = await ask(limbs, 'a', 'next');
    await database
      .insertInto('draft')
      .values({ assignment_id: current?.assignment.id ?? '', revision: 3, schema: 1, fields: '{}' })
      .execute();
    await releaseHeld(limbs, 'a');
    expect(await slots(database)).toEqual({ open: 2 });
    const state = async (own: typeof current) =>
      (await ownAssignment(database, keyOf('a', own))).assignment.state;
    expect([await state(current), await state(next)]).toEqual(['parked', 'released']);
    await releaseWork(limbs, keyOf('a', current));
    const back = await makeCurrent(limbs, keyOf('a', current));
    expect(back.assignment).toMatchObject({ id: current?.assignment.id, state: 'held', epoch: 2 });
  });

  test('making the next one current lets the two change places', async () => {
    const database = await open();
    await seedProject(database, { tasks: 3 });
    const limbs = limbsOf(database);
    const current = await ask(limbs, 'a');
    const next = await ask(limbs, 'a', 'next');
    await makeCurrent(limbs, keyOf('a', next));
    expect([await taskOf(limbs, 'a'), await taskOf(limbs, 'a', 'next')]).toEqual(['t2', 't1']);
    await releaseWork(limbs, keyOf('a', current));
    await ask(limbs, 'a', 'next');
    await makeCurrent(limbs, keyOf('a', current));
    expect([await taskOf(limbs, 'a'), await taskOf(limbs, 'a', 'next')]).toEqual(['t1', 't2']);
    expect(await slots(database)).toEqual({ leased: 2, open: 1 });
  });

  test('an assignment exists for its expert alone', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1 });
    const limbs = limbsOf(database);
    const own = await ask(limbs, 'a');
    for (const change of [renewLease, releaseWork, makeCurrent]) {
      await expect(change(limbs, keyOf('b', own))).rejects.toMatchObject({ kind: 'not-found' });
    }
  });

  test('a closed task is parked, a closed project gives nothing', async () => {
    const database = await open();
    await seedProject(database, { tasks: 2 });
    const limbs = limbsOf(database);
    const own = await ask(limbs, 'a');
    await database
      .transaction()
      .execute((transaction) => closeTask(transaction, 't1', limbs.clock.now()));
    await expect(renewLease(limbs, keyOf('a', own))).rejects.toMatchObject({ kind: 'closed' });
    await expect(makeCurrent(limbs, keyOf('a', own))).rejects.toMatchObject({ kind: 'closed' });
    expect(await taskOf(limbs, 'a')).toBe('t2');
    await database.updateTable('project').set({ closed_at: limbs.clock.now() }).execute();
    await expect(ask(limbs, 'b')).rejects.toMatchObject({ kind: 'closed' });
  });

  test('tasks that come later are found by those who were ahead', async () => {
    const database = await open();
    await seedProject(database, { tasks: 1 });
    const limbs = limbsOf(database);
    await finish(limbs, 'a');
    expect(await taskOf(limbs, 'a')).toBeNull();
    await sql`insert into task (id, project_id, source_hash, title, prompt, priority)
      values ('new', 'p', '\\x00', 'New', '[]', 7)`.execute(database);
    await database
      .transaction()
      .execute((transaction) =>
        openSlots(transaction, 'p', [{ id: 'new', priority: 7 }], { overlap: 1 }),
      );
    expect(await taskOf(limbs, 'a')).toBe('new');
  });

  test('a raised overlap opens slots, a lowered one closes open ones only', async () => {
    const database = await open();
    await seedProject(database, { tasks: 2 });
    const limbs = limbsOf(database);
    const change = (overlap: number) =>
      database.transaction().execute((transaction) => setSlotPlan(transaction, 'p', { overlap }));
    await finish(limbs, 'a');
    await change(3);
    expect(await slots(database)).toEqual({ done: 1, open: 5 });
    expect(await taskOf(limbs, 'b')).not.toBeNull();
    await change(3);
    expect(await slots(database)).toEqual({ done: 1, leased: 1, open: 4 });
    await change(1);
    expect(await slots(database)).toMatchObject({ done: 1, leased: 1 });
    expect(await taskOf(limbs, 'c')).toBe((await taskOf(limbs, 'b')) === 't1' ? 't2' : null);
  });

  test('an empty queue says what it looks like', async () => {
    const database = await open();
    await seedProject(database, { tasks: 3 });
    const limbs = limbsOf(database);
    await finish(limbs, 'a');
    await ask(limbs, 'b');
    await ask(limbs, 'c');
    expect(await ask(limbs, 'a')).toBeNull();
    expect(await queueCounts(database, 'p', 'a')).toEqual({
      tasks: 3,
      openForMe: 0,
      heldByOthers: 2,
      doneByMe: 1,
    });
  });

  test('an empty queue of a large project is not counted out', async () => {
    const database = await open();
    await seedProject(database, { tasks: QUEUE_COUNT_LIMIT + 50 });
    await sql`update slot set state = 'leased', expert_id = 'other'`.execute(database);
    expect(await queueCounts(database, 'p', 'a')).toMatchObject({
      tasks: QUEUE_COUNT_LIMIT + 1,
      heldByOthers: QUEUE_COUNT_LIMIT + 1,
    });
  });

  test('the head of a lane follows what is done, and newcomers start there', async () => {
    const database = await open();
    await seedProject(database, { tasks: 600 });
    const limbs = limbsOf(database);
    await sql`update slot set state = 'done', expert_id = 'crowd'
      where place <= (select min(place) + 499 from slot)`.execute(database);
    expect(await finish(limbs, 'a')).toBe('t501');
    const { rows } = await sql<{ head: number; first: number }>`
      select head, (select min(place) from slot where task_id = 't501') as first
      from queue_lane`.execute(database);
    expect(rows).toEqual([{ head: (rows[0]?.first ?? 0) - 1, first: rows[0]?.first }]);
    expect(await finish(limbs, 'b')).toBe('t502');
  });

  test('on a database without statistics a claim is still found by index, not compiled', async () => {
    const database = await open();
    await seedProject(database, { tasks: 3000, settings: { overlap: 3 } });
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select s.place from slot s
      where s.project_id = 'p' and s.priority = 0 and s.state = 'open' and s.place > 5
        and nullif((select o.n from slot o
          where o.task_id = s.task_id and o.expert_id = 'e' limit 1) is null, false) is not null
      order by s.place limit 1`.execute(database);
    const plan = rows.map((each) => each['QUERY PLAN']).join('\n');
    expect(plan).toContain('slot_open');
    const cost = Number(/cost=[\d.]+\.\.([\d.]+)/.exec(plan)?.[1]);
    expect(cost).toBeLessThan(1000);
  });
});
