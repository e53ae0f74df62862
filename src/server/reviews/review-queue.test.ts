import { expect, test } from 'vitest';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { drawn, type ReviewPolicy } from '#domain/review/review-policy.ts';
import type { ReviewFilter } from '#domain/review/review-filter.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { reviewWorld } from '#tests/databases/review-world.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { listReviews } from './list-reviews.ts';
import { deleteView, listViews, saveView } from './saved-views.ts';

const questions = [
  { kind: 'comparison' as const, name: 'Preference', required: false },
  { kind: 'text' as const, name: 'Why', required: false, per: 'task' as const },
];

/** An answer with evidence, so that no flag is raised by what every test leaves out. */
const withEvidence = (task: string): DraftFields => ({
  [`evidence/c/${task}-r1`]: ['h1'],
  'highlight/h1': {
    id: 'h1',
    target: { kind: 'response', responseId: `${task}-r1` },
    start: 0,
    end: 2,
    unit: 'utf16',
    quote: 'So',
  },
});
const prefers = (value: number) => (task: string) => ({
  ...withEvidence(task),
  'answer/Preference': {
    kind: 'preference',
    first: `${task}-r1`,
    second: `${task}-r2`,
    value,
    bothBad: false,
  },
});

onBothDatabases('the review queue', (open) => {
  test('every filter finds what it names, and nothing else', async () => {
    const { database, submit, decide, dispute } = await reviewWorld(
      await open(),
      {},
      { overlap: 1, questions },
      { tasks: 16, skills: (task) => (task === 1 ? ['Tax'] : []) },
    );
    // Ten submissions: the eleventh is no longer that of a new expert.
    const first = [];
    for (let at = 0; at < 10; at += 1)
      first.push(await submit('e', 'met', { fields: withEvidence }));
    const quiet = await submit('e', 'met', { fields: withEvidence });
    // Response 1 meets the criterion and 2 does not, and yet 2 is preferred.
    const contradicting = await submit('e', 'met', { fields: prefers(2) });
    const hasty = await submit('e', 'met', { fields: withEvidence, activeSeconds: 0.2 });
    const guarded = await submit('e', 'met', {
      fields: (task) => ({
        ...withEvidence(task),
        'text/Why': 'As a@b.example says.',
        guard: [{ field: 'text/Why', kind: 'email', quote: 'a@b.example', explanation: 'Public.' }],
      }),
    });
    const bare = await submit('e');
    const other = await submit('f', 'met', { fields: withEvidence });

    const found = async (filter: Partial<ReviewFilter>, accountId = 'r') =>
      (await listReviews(database, 'p', accountId, { state: 'open', ...filter })).reviews
        .map(({ id }) => id)
        .toSorted();
    const ids = (...works: { reviewId: string }[]) =>
      works.map(({ reviewId }) => reviewId).toSorted();
    expect(await found({ flag: 'contradiction' })).toEqual(ids(contradicting));
    expect(await found({ flag: 'too-fast' })).toEqual(ids(hasty));
    expect(await found({ flag: 'guard' })).toEqual(ids(guarded));
    expect(await found({ flag: 'no-evidence' })).toEqual(ids(bare));
    expect(await found({ flag: 'new-expert' })).toEqual(ids(...first, other));
    expect(await found({ flag: 'low-agreement' })).toEqual([]);
    expect(await found({ expert: 'f' })).toEqual(ids(other));
    expect(await found({ question: 'Preference' })).toEqual(ids(contradicting));
    expect(await found({ question: 'Why' })).toEqual(ids(guarded));
    const taxed = first.filter(({ taskId }) => taskId === 't1');
    expect(taxed).toHaveLength(1);
    expect(await found({ skill: 'Tax' })).toEqual(ids(...taxed));
    // Filters narrow each other.
    expect(await found({ flag: 'new-expert', expert: 'f' })).toEqual(ids(other));
    expect(await found({ flag: 'contradiction', expert: 'f' })).toEqual([]);

    // States, and what this reviewer decided on.
    await decide('r', quiet.reviewId, { kind: 'accept' });
    await decide('s', bare.reviewId, { kind: 'return', note: 'Link your evidence.' });
    await decide('r', hasty.reviewId, { kind: 'return', note: 'Read it again.' });
    await dispute(hasty.reviewId);
    expect(await found({ state: 'accepted' })).toEqual(ids(quiet));
    expect(await found({ state: 'returned' })).toEqual(ids(bare));
    expect(await found({ state: 'disputed' })).toEqual(ids(hasty));
    expect(await found({ state: 'argued' })).toEqual(ids(hasty));
    expect(await found({ state: 'all', mine: 'yes' })).toEqual(ids(quiet, hasty));
    expect(await found({ state: 'all', mine: 'yes' }, 's')).toEqual(ids(bare));
    expect(await found({ state: 'all' })).toHaveLength(16);

    // The queue is its project's: another one sees none of it.
    await seedProject(database, { projectId: 'q', tasks: 0 });
    const elsewhere = await listReviews(database, 'q', 'r', { state: 'all' });
    expect([elsewhere.found, elsewhere.open, elsewhere.experts]).toEqual([0, 0, []]);
  });

  test('low agreement is found where two experts said different things of one task', async () => {
    const { database, submit } = await reviewWorld(await open(), {}, { overlap: 2 });
    const mine = await submit('e', 'met');
    const theirs = await submit('f', 'not-met');
    expect(theirs.taskId).toBe(mine.taskId);
    const third = await submit('e', 'met');
    const { reviews } = await listReviews(database, 'p', 'r', {
      state: 'open',
      flag: 'low-agreement',
    });
    expect(reviews.map(({ id }) => id).toSorted()).toEqual(
      [mine.reviewId, theirs.reviewId].toSorted(),
    );
    expect(reviews.map(({ id }) => id)).not.toContain(third.reviewId);
  });

  test('each policy asks for what it names, and says why in the queue', async () => {
    const asked = async (policy: ReviewPolicy) => {
      const { database, submit } = await reviewWorld(
        await open(),
        { policy },
        { overlap: 1, questions },
        { tasks: 6 },
      );
      for (const [expert, fields] of [
        ['e', withEvidence],
        ['f', withEvidence],
        ['e', prefers(2)],
        ['f', withEvidence],
        ['e', withEvidence],
        ['e', withEvidence],
      ] as const) {
        await submit(expert, 'met', { fields });
      }
      const rows = await database
        .selectFrom('review')
        .select(['expert_id', 'state', 'asked_by', 'annotation_id'])
        .orderBy('submitted_at')
        .orderBy('annotation_id')
        .execute();
      expect(rows).toHaveLength(6);
      for (const { state, asked_by: why } of rows) {
        expect(state).toBe(why === null ? 'unasked' : 'waiting');
      }
      return rows;
    };
    const whys = (rows: Awaited<ReturnType<typeof asked>>) =>
      rows.flatMap(({ asked_by: why }) => (why === null ? [] : [why]));
    expect(whys(await asked({ kind: 'all' }))).toEqual(Array.from({ length: 6 }, () => 'all'));
    expect(whys(await asked({ kind: 'none' }))).toEqual([]);
    // The first one of each expert, not the first ones of all.
    const first = await asked({ kind: 'first', count: 1 });
    expect(
      first
        .filter(({ asked_by: why }) => why === 'first')
        .map(({ expert_id: id }) => id)
        .toSorted(),
    ).toEqual(['e', 'f']);
    // By rule: the one submission that contradicts itself.
    expect(whys(await asked({ kind: 'rule', flags: ['contradiction', 'guard'] }))).toEqual([
      'rule',
    ]);
    // A share is drawn from the ids of the submissions: the lot can be drawn again.
    const share = await asked({ kind: 'share', percent: 50 });
    const lot = share.filter(({ annotation_id: id }) => drawn(id) < 0.5);
    expect(share.filter(({ asked_by: why }) => why === 'share')).toEqual(lot);
    expect(whys(await asked({ kind: 'share', percent: 100 }))).toHaveLength(6);
  });

  test('views are saved for oneself, replaced by their name, and deleted', async () => {
    const { database, limbs } = await reviewWorld(await open());
    const own = { projectId: 'p', accountId: 'r' };
    const filter: ReviewFilter = {
      state: 'all',
      flag: 'too-fast',
      expert: 'e',
      question: 'Preference',
      skill: 'Tax',
      mine: 'yes',
    };
    await saveView(limbs, own, { name: 'Hasty', filter });
    await saveView(limbs, own, { name: 'Argued', filter: { state: 'argued' } });
    const views = await listViews(database, own);
    expect(views.map(({ name }) => name)).toEqual(['Argued', 'Hasty']);
    // Every part of the filter comes back.
    expect(views[1]?.filter).toEqual(filter);
    await saveView(limbs, own, { name: 'Hasty', filter: { state: 'open', flag: 'guard' } });
    const again = await listViews(database, own);
    expect(again.map(({ id, filter: now }) => [id, now.flag])).toEqual([
      [views[0]?.id, undefined],
      [views[1]?.id, 'guard'],
    ]);
    // Nobody else's: not to read, not to delete.
    expect(await listViews(database, { ...own, accountId: 's' })).toEqual([]);
    const id = views[1]?.id ?? '';
    await expect(deleteView(database, { ...own, accountId: 's' }, id)).rejects.toMatchObject({
      kind: 'not-found',
    });
    await deleteView(database, own, id);
    expect((await listViews(database, own)).map(({ name }) => name)).toEqual(['Argued']);
  });
});
