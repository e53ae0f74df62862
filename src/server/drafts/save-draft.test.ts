import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { DraftPatch } from '#domain/draft/draft-patch.ts';
import type { Tables } from '#server/database/tables.ts';
import { claim } from '#server/queue/claim.ts';
import { closeTask } from '#server/queue/close-task.ts';
import { releaseWork } from '#server/queue/release-work.ts';
import { countingIds } from '#tests/databases/counting-ids.ts';
import { manualClock } from '#tests/databases/manual-clock.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { archiveDraft } from './archive-draft.ts';
import { currentDraft } from './current-draft.ts';
import { draftAt, listRevisions } from './draft-revisions.ts';
import { MOST_DRAFT_CHARACTERS, saveDraft } from './save-draft.ts';

onBothDatabases('saving a draft', (open) => {
  async function begin() {
    const database = await open();
    await seedProject(database, { tasks: 2 });
    const limbs = { database, clock: manualClock(), ids: countingIds() };
    const own = await claim(limbs, { projectId: 'p', expertId: 'e', purpose: 'current' });
    const assignmentId = own?.assignment.id ?? '';
    const key = { projectId: 'p', assignmentId, expertId: 'e' };
    const save = (seq: number | string, base: number, patch: DraftPatch, more = {}) =>
      saveDraft(limbs, { ...key, key: `c:${seq}`, base, body: { schema: 1, patch }, ...more });
    return { database, limbs, assignmentId, key, save };
  }

  test('a save appends a revision and the draft reads back', async () => {
    const { database, assignmentId, save } = await begin();
    expect(await currentDraft(database, assignmentId)).toMatchObject({ revision: 0, fields: {} });
    const savedAt = '2026-03-02T09:00:00.000Z';
    expect(await save(1, 0, { 'text/Why': { set: 'Good' } })).toEqual({ revision: 1, savedAt });
    expect(await save(2, 1, { 'text/Why': { splice: [0, 0, 'Very '] } })).toMatchObject({
      revision: 2,
    });
    expect(await currentDraft(database, assignmentId)).toEqual({
      revision: 2,
      schema: 1,
      fields: { 'text/Why': 'Very Good' },
      savedAt,
    });
  });

  test('a lost answer is applied once and answered the same', async () => {
    const { database, limbs, assignmentId, save } = await begin();
    const first = await save(1, 0, { t: { set: 'a' } });
    limbs.clock.forward(5);
    expect(await save(1, 0, { t: { set: 'a' } })).toEqual(first);
    await save(2, 1, { t: { splice: [1, 0, 'b'] } });
    expect(await save(1, 0, { t: { set: 'a' } })).toEqual(first);
    expect(await currentDraft(database, assignmentId)).toMatchObject({
      revision: 2,
      fields: { t: 'ab' },
    });
  });

  test('a lost answer is answered the same even after the lease was lost', async () => {
    const { limbs, key, save } = await begin();
    const first = await save(1, 0, { t: { set: 'a' } });
    await releaseWork(limbs, key);
    expect(await save(1, 0, { t: { set: 'a' } })).toEqual(first);
  });

  test('a key with another content is refused', async () => {
    const { database, assignmentId, save } = await begin();
    await save(1, 0, { t: { set: 'a' } });
    const other = { kind: 'key-reused' };
    await expect(save(1, 0, { t: { set: 'b' } })).rejects.toMatchObject(other);
    await expect(save(1, 1, { t: { set: 'a' } })).rejects.toMatchObject(other);
    expect((await currentDraft(database, assignmentId)).fields).toEqual({ t: 'a' });
  });

  test('a stale base is refused with the current state, and its key stays free', async () => {
    const { save } = await begin();
    await save(1, 0, { t: { set: 'a' } });
    await expect(save(2, 0, { u: { set: 'b' } })).rejects.toMatchObject({
      kind: 'stale',
      extra: { current: { revision: 1, schema: 1, fields: { t: 'a' } } },
    });
    await expect(save(2, 7, { u: { set: 'b' } })).rejects.toMatchObject({ kind: 'stale' });
    expect(await save(2, 1, { u: { set: 'b' } })).toMatchObject({ revision: 2 });
  });

  test('copies of one request at once make one revision and get one answer', async () => {
    const { database, assignmentId, save } = await begin();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => save(1, 0, { t: { set: 'a' } })),
    );
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect((await currentDraft(database, assignmentId)).revision).toBe(1);
  });

  test('different saves of one base at once: one wins, the others are told', async () => {
    const { database, assignmentId, save } = await begin();
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) => save(at, 0, { [`f${at}`]: { set: at } })),
    );
    const lost = results.filter((each) => each.status === 'rejected');
    expect(lost).toHaveLength(11);
    for (const { reason } of lost) expect(reason).toMatchObject({ kind: 'stale' });
    const draft = await currentDraft(database, assignmentId);
    expect([draft.revision, Object.keys(draft.fields).length]).toEqual([1, 1]);
    expect(await count(database, 'idempotency')).toBe(1);
  });

  test('many devices that merge and try again lose nothing', async () => {
    const { database, assignmentId, save } = await begin();
    await Promise.all(
      Array.from({ length: 6 }, async (_, device) => {
        let base = 0;
        for (let n = 0; n < 5;) {
          try {
            const patch = { [`d${device}-${n}`]: { set: n } };
            ({ revision: base } = await save(`${device}-${n}`, base, patch));
            n++;
          } catch {
            ({ revision: base } = await currentDraft(database, assignmentId));
          }
        }
      }),
    );
    const draft = await currentDraft(database, assignmentId);
    expect([draft.revision, Object.keys(draft.fields).length]).toEqual([30, 30]);
    expect((await draftAt(database, assignmentId, 30)).fields).toEqual(draft.fields);
  });

  test('what is no longer held cannot be saved and keeps its draft', async () => {
    const { database, limbs, key, assignmentId, save } = await begin();
    await save(1, 0, { t: { set: 'a' } });
    await releaseWork(limbs, key);
    await expect(save(2, 1, { t: { set: 'b' } })).rejects.toMatchObject({ kind: 'lease-lost' });
    expect((await currentDraft(database, assignmentId)).fields).toEqual({ t: 'a' });
  });

  test('a closed task and a closed project say so', async () => {
    const { database, limbs, save } = await begin();
    await database.updateTable('project').set({ closed_at: limbs.clock.now() }).execute();
    await expect(save(1, 0, { t: { set: 'b' } })).rejects.toMatchObject({ kind: 'closed' });
    await database.updateTable('project').set({ closed_at: null }).execute();
    await database
      .transaction()
      .execute((transaction) => closeTask(transaction, 't1', limbs.clock.now()));
    await expect(save(1, 0, { t: { set: 'b' } })).rejects.toMatchObject({ kind: 'closed' });
  });

  test('a draft belongs to its expert alone', async () => {
    const { save } = await begin();
    const foreign = { expertId: 'other' };
    await expect(save(1, 0, { t: { set: 'x' } }, foreign)).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(save(1, 0, {}, { projectId: 'q' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('a change that does not fit, a huge draft and an older layout are refused', async () => {
    const { save } = await begin();
    const patch = { 'text/Why': { splice: [3, 0, 'x'] as [number, number, string] } };
    await expect(save(1, 0, patch)).rejects.toMatchObject({
      kind: 'invalid',
      extra: { errors: [{ place: 'body.patch.text/Why', reason: 'Reaches beyond the text' }] },
    });
    const huge = { t: { set: 'x'.repeat(MOST_DRAFT_CHARACTERS) } };
    await expect(save(1, 0, huge)).rejects.toMatchObject({ kind: 'too-large' });
    await save(1, 0, { t: { set: 1 } }, { body: { schema: 2, patch: { t: { set: 1 } } } });
    await expect(save(2, 1, { t: { set: 2 } })).rejects.toMatchObject({ kind: 'client-too-old' });
  });

  test('every revision can be opened, across snapshots', async () => {
    const { database, assignmentId, save } = await begin();
    const texts = [''];
    for (let n = 1; n <= 121; n++) {
      const before = texts.at(-1) ?? '';
      await save(n, n - 1, { t: { splice: [Math.floor(before.length / 2), 0, `${n},`] } });
      texts.push((await currentDraft(database, assignmentId)).fields['t'] as string);
    }
    for (const revision of [1, 49, 50, 51, 99, 100, 101, 121]) {
      const draft = await draftAt(database, assignmentId, revision);
      expect(draft).toMatchObject({ revision, fields: { t: texts[revision] } });
    }
    expect((await draftAt(database, assignmentId, 0)).fields).toEqual({});
    await expect(draftAt(database, assignmentId, 122)).rejects.toMatchObject({ kind: 'not-found' });
    const snapshots = await sql<{ revision: number }>`
      select revision from draft_revision where snapshot is not null order by 1`.execute(database);
    expect(snapshots.rows.map((each) => each.revision)).toEqual([50, 100]);
    const first = await listRevisions(database, assignmentId, {});
    expect([first.revisions.length, first.revisions[0]?.revision, first.more]).toEqual([
      100,
      121,
      true,
    ]);
    const rest = await listRevisions(database, assignmentId, { before: 22 });
    expect([rest.revisions.length, rest.more]).toEqual([21, false]);
  });

  test('an archived draft enters the history, not the draft, once', async () => {
    const { database, limbs, key, assignmentId, save } = await begin();
    await save(1, 0, { t: { set: 'a' } });
    await save(2, 1, { u: { set: 'a' } });
    await releaseWork(limbs, key);
    limbs.clock.forward(1);
    const body = { schema: 1, fields: { t: 'late', v: 1 }, reason: 'late' as const };
    const first = await archiveDraft(limbs, { ...key, key: 'c:9', body });
    expect(await archiveDraft(limbs, { ...key, key: 'c:9', body })).toEqual(first);
    const other = { ...body, fields: {} };
    await expect(archiveDraft(limbs, { ...key, key: 'c:9', body: other })).rejects.toMatchObject({
      kind: 'key-reused',
    });
    const { revisions } = await listRevisions(database, assignmentId, {});
    expect(revisions.map((each) => [each.archived, each.fields])).toEqual([
      ['late', ['t', 'v']],
      [null, ['u']],
      [null, ['t']],
    ]);
    const ofField = await listRevisions(database, assignmentId, { field: 't' });
    expect(ofField.revisions.map((each) => each.archived)).toEqual(['late', null]);
    const archived = await draftAt(database, assignmentId, revisions[0]?.revision ?? 0);
    expect(archived.fields).toEqual({ t: 'late', v: 1 });
    expect((await currentDraft(database, assignmentId)).fields).toEqual({ t: 'a', u: 'a' });
    await expect(
      archiveDraft(limbs, { ...key, expertId: 'other', key: 'c:1', body }),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('seconds of active work add up', async () => {
    const { database, save, assignmentId } = await begin();
    const of = (seconds: number) => ({ body: { schema: 1, patch: {}, activeSeconds: seconds } });
    await save(1, 0, {}, of(30));
    await save(1, 0, {}, of(30));
    await save(2, 1, {}, of(12));
    await save(3, 2, {});
    const row = await database
      .selectFrom('draft')
      .select('active_seconds')
      .where('assignment_id', '=', assignmentId)
      .executeTakeFirst();
    expect(row?.active_seconds).toBe(42);
  });
});

async function count(database: Kysely<Tables>, table: 'idempotency'): Promise<number> {
  return (await database.selectFrom(table).select('key').execute()).length;
}
