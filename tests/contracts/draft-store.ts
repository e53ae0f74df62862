import { expect, test } from 'vitest';
import type { Work } from '#contract/queue/work.ts';
import { RECORD_LAYOUT, type DraftHead, type DraftId, type EditRow } from '#drafts/draft-record.ts';
import { DraftStoreError, MOST_KEPT_WORKS, type DraftStore } from '#drafts/draft-store.ts';

/** The promises of DraftStore. `make` answers two connections to one new, empty log. */
export function draftStoreContract(
  name: string,
  make: () => Promise<{ first: DraftStore; second: DraftStore }>,
): void {
  const id: DraftId = { account: 'ada', assignment: 'a1' };

  test(`${name}: an unknown draft is empty`, async () => {
    const { first } = await make();
    expect(await first.read(id, 0)).toEqual({ head: null, snapshot: null, rows: [], lastSeq: 0 });
  });

  test(`${name}: what a transaction wrote is there for the other connection`, async () => {
    const { first, second } = await make();
    await first.transact(id, 0, () => ({ head: head(id), rows: [row(1), row(2)] }));
    expect(await second.read(id, 0)).toEqual({
      head: head(id),
      snapshot: null,
      rows: [row(1), row(2)],
      lastSeq: 2,
    });
    expect((await second.read(id, 1)).rows).toEqual([row(2)]);
  });

  test(`${name}: the decision sees everything after the asker's position`, async () => {
    const { first, second } = await make();
    await first.transact(id, 0, () => ({ head: head(id), rows: [row(1), row(2)] }));
    await second.transact(id, 1, (found) => {
      expect(found.rows).toEqual([row(2)]);
      expect(found.lastSeq).toBe(2);
      return { rows: [row(3)] };
    });
    expect((await first.read(id, 0)).rows.map((each) => each.seq)).toEqual([1, 2, 3]);
  });

  test(`${name}: ten writers at once never use a number twice and lose no row`, async () => {
    const { first, second } = await make();
    const writers = Array.from({ length: 10 }, async (_, writer) => {
      const store = writer % 2 ? first : second;
      for (let turn = 0; turn < 10; turn++) {
        await store.transact(id, 0, (found) => ({
          rows: [{ ...row(found.lastSeq + 1), tab: `${writer}.${turn}` }],
        }));
      }
    });
    await Promise.all(writers);
    const { rows } = await first.read(id, 0);
    expect(rows.map((each) => each.seq)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(new Set(rows.map((each) => each.tab)).size).toBe(100);
  });

  test(`${name}: a decision that throws writes nothing and rejects`, async () => {
    const { first } = await make();
    await first.transact(id, 0, () => ({ head: head(id), rows: [row(1)] }));
    const failing = first.transact(id, 0, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toBeInstanceOf(Error);
    expect((await first.read(id, 0)).rows).toEqual([row(1)]);
  });

  test(`${name}: a decision for nothing writes nothing`, async () => {
    const { first } = await make();
    await first.transact(id, 0, () => null);
    expect(await first.list('ada')).toEqual([]);
  });

  test(`${name}: a snapshot removes the rows that it holds and no other`, async () => {
    const { first, second } = await make();
    await first.transact(id, 0, () => ({ head: head(id), rows: [row(1), row(2), row(3)] }));
    await first.transact(id, 3, () => ({ snapshot: { seq: 2, fields: { a: 'text' } } }));
    expect(await second.read(id, 0)).toEqual({
      head: head(id),
      snapshot: { seq: 2, fields: { a: 'text' } },
      rows: [row(3)],
      lastSeq: 3,
    });
    expect(await second.read(id, 2)).toMatchObject({ snapshot: null, rows: [row(3)] });
    await first.transact(id, 3, () => ({ snapshot: { seq: 3, fields: {} } }));
    expect((await second.read(id, 3)).lastSeq).toBe(3);
  });

  test(`${name}: drafts of one account and of two do not mix`, async () => {
    const { first } = await make();
    const other: DraftId = { account: 'ada', assignment: 'a10' };
    const stranger: DraftId = { account: 'ada1', assignment: 'a1' };
    for (const each of [id, other, stranger]) {
      await first.transact(each, 0, () => ({ head: head(each), rows: [row(1)] }));
    }
    await first.transact(id, 0, () => ({ head: { ...head(id), editedAt: 5 }, rows: [row(2)] }));
    expect((await first.list('ada')).map((each) => each.assignment)).toEqual(['a1', 'a10']);
    await first.remove(id);
    expect(await first.read(id, 0)).toMatchObject({ head: null, rows: [], lastSeq: 0 });
    expect((await first.read(other, 0)).rows).toEqual([row(1)]);
    await first.clear('ada');
    expect(await first.list('ada')).toEqual([]);
    expect((await first.list('ada1')).map((each) => each.assignment)).toEqual(['a1']);
  });

  test(`${name}: kept work is the account's own, the latest first`, async () => {
    const { first, second } = await make();
    const work = (assignment: string) => ({ assignment: { id: assignment } }) as Work;
    await first.keepWork('ada', work('a1'));
    await new Promise((done) => setTimeout(done, 2));
    await first.keepWork('ada', work('a2'));
    await first.keepWork('bob', work('b1'));
    const kept = await second.keptWork('ada');
    expect(kept.map((each) => each.assignment.id)).toEqual(['a2', 'a1']);
    await first.clear('ada');
    expect(await second.keptWork('ada')).toEqual([]);
    expect(await second.keptWork('bob')).toHaveLength(1);
  });

  test(`${name}: of kept work the oldest goes, and a removed draft takes its task along`, async () => {
    const { first } = await make();
    const work = (assignment: string) => ({ assignment: { id: assignment } }) as Work;
    for (let each = 0; each < MOST_KEPT_WORKS + 2; each++) {
      await first.keepWork('ada', work(`a${each}`));
      await new Promise((done) => setTimeout(done, 2));
    }
    const ids = async () => (await first.keptWork('ada')).map((each) => each.assignment.id);
    expect(await ids()).toEqual(['a6', 'a5', 'a4', 'a3', 'a2']);
    await first.remove({ account: 'ada', assignment: 'a5' });
    expect(await ids()).toEqual(['a6', 'a4', 'a3', 'a2']);
  });

  test(`${name}: the account that last signed in is remembered`, async () => {
    const { first, second } = await make();
    expect(await first.rememberedAccount()).toBe(null);
    await first.rememberAccount({ id: 'ada', name: 'Ada' });
    expect(await second.rememberedAccount()).toEqual({ id: 'ada', name: 'Ada' });
    await second.rememberAccount(null);
    expect(await first.rememberedAccount()).toBe(null);
  });

  test(`${name}: a record of a newer layout is not touched`, async () => {
    const { first, second } = await make();
    await first.transact(id, 0, () => ({ head: { ...head(id), layout: RECORD_LAYOUT + 1 } }));
    await expect(second.read(id, 0)).rejects.toMatchObject({ failure: 'newer' });
    await expect(second.transact(id, 0, () => ({ rows: [row(1)] }))).rejects.toBeInstanceOf(
      DraftStoreError,
    );
  });
}

function row(seq: number): EditRow {
  const steps = [{ field: 'text/why', at: seq, removed: '', inserted: 'x' }];
  return { seq, tab: 't', at: 0, kind: 'edit', group: 'g', steps };
}

function head(id: DraftId): DraftHead {
  return {
    ...id,
    layout: 1,
    log: 'l1',
    project: 'p',
    title: 'Task',
    schema: 1,
    editedAt: 1,
    base: { revision: 0, savedAt: null, schema: 1, seq: 0, fields: null },
    inflight: null,
    conflicts: [],
    archives: [],
    archivedSeq: 0,
    parked: null,
    submit: null,
    lastSubmit: null,
    submitted: null,
    activeSeconds: { total: 0, unsent: 0 },
  };
}
