import { expect, test } from 'vitest';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { loadWork } from '#server/queue/load-work.ts';
import { makeCurrent } from '#server/queue/make-current.ts';
import { releaseWork } from '#server/queue/release-work.ts';
import { skipWork } from '#server/queue/skip-work.ts';
import type { GradedTask } from '#domain/formats/exports/graded-task.ts';
import { nativeRecord } from '#domain/formats/exports/native-record.ts';
import { exportOptions } from '#domain/formats/exports/export-options.ts';
import { linesOfTask } from '#server/exports/export-lines.ts';
import { gradedTasks } from '#server/exports/graded-tasks.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { comment, fieldsFor, reviewWorld, verdict } from '#tests/databases/review-world.ts';
import { listNotices, readNotices } from './notices.ts';
import { ownRecord, reviewRecords } from './review-records.ts';
import { addMessage, answerReturn, openThread, resolveThread } from './thread-messages.ts';
import { unveilReview } from './unveil-review.ts';

onBothDatabases('reviews', (open) => {
  const begin = async (review: Partial<ProjectSettings['review']> = {}, more = {}) =>
    reviewWorld(await open(), review, more);

  test('a submission waits with its flags, and filters find it', async () => {
    const { submit, queue } = await begin();
    const { reviewId } = await submit('e');
    const all = await queue();
    expect(all.open).toBe(1);
    expect(all.reviews).toEqual([
      expect.objectContaining({
        id: reviewId,
        expert: { id: 'e', name: 'Eva Expert' },
        state: 'waiting',
        askedBy: 'all',
        round: 1,
        flags: ['new-expert', 'no-evidence'],
        mayDecide: true,
      }),
    ]);
    expect((await queue('r', { flag: 'guard' })).found).toBe(0);
    expect((await queue('r', { flag: 'new-expert', expert: 'e' })).found).toBe(1);
    expect((await queue('r', { expert: 'f' })).found).toBe(0);
    expect((await queue('r', { question: 'Preference' })).found).toBe(0);
    expect((await queue('e')).reviews[0]?.mayDecide).toBe(false);
  });

  test('a policy leaves the rest unasked, and it can still be decided', async () => {
    const { submit, queue, decide } = await begin({ policy: { kind: 'first', count: 1 } });
    await submit('e');
    const second = await submit('e');
    expect((await queue()).found).toBe(1);
    expect((await queue('r', { state: 'unasked' })).reviews[0]?.id).toBe(second.reviewId);
    await decide('r', second.reviewId, { kind: 'accept' });
    expect((await queue('r', { state: 'accepted', mine: 'yes' })).found).toBe(1);
  });

  test('somebody else’s submission raises low agreement on the earlier one', async () => {
    const policy = { kind: 'rule' as const, flags: ['low-agreement' as const] };
    const { submit, queue } = await begin({ policy }, { overlap: 2 });
    const first = await submit('e', 'met');
    expect((await queue()).found).toBe(0);
    const other = await submit('f', 'not-met');
    expect(other.taskId).toBe(first.taskId);
    const { reviews } = await queue('r', { flag: 'low-agreement' });
    expect(reviews.map(({ id, askedBy }) => [id, askedBy])).toEqual([
      [first.reviewId, 'rule'],
      [other.reviewId, 'rule'],
    ]);
  });

  test('blind first: no answer leaves the server until the reviewer’s own are kept', async () => {
    const { submit, read, decide, limbs } = await begin({ blindFirst: true });
    const { reviewId, taskId } = await submit('e');
    const before = await read(reviewId);
    expect(before.unveiled).toBeNull();
    expect(before.review.flags).toEqual(['new-expert']);
    expect(JSON.stringify({ ...before, task: null, settings: null })).not.toContain('not-met');
    await expect(decide('r', reviewId, { kind: 'accept' })).rejects.toMatchObject({
      kind: 'incomplete',
    });
    const key = { projectId: 'p', reviewId };
    const body = {
      annotationId: before.annotationId,
      fields: fieldsFor(taskId, 'not-met'),
      activeSeconds: 5,
    };
    await expect(unveilReview(limbs, key, 'r', { ...body, fields: {} })).rejects.toMatchObject({
      kind: 'incomplete',
    });
    const after = await unveilReview(limbs, key, 'r', body);
    expect(after.unveiled?.submission.fields).toEqual(fieldsFor(taskId));
    expect(after.unveiled?.mine?.fields).toEqual(body.fields);
    // What is sent later is not blind and is not kept.
    const again = await unveilReview(limbs, key, 'r', { ...body, fields: fieldsFor(taskId) });
    expect(again.unveiled?.mine?.fields).toEqual(body.fields);
    expect((await read(reviewId, 's')).unveiled).toBeNull();
    await decide('r', reviewId, { kind: 'accept' });
  });

  test('a fix is a new version by the reviewer; both are kept', async () => {
    const { database, submit, decide, read } = await begin();
    const { reviewId, taskId } = await submit('e');
    await expect(decide('r', reviewId, { kind: 'fix' })).rejects.toMatchObject({
      kind: 'incomplete',
    });
    await expect(
      decide('r', reviewId, {
        kind: 'fix',
        fields: { [`verdict/c/${taskId}-r1`]: verdict('met') },
      }),
    ).rejects.toMatchObject({ kind: 'incomplete' });
    await decide('r', reviewId, { kind: 'fix', fields: fieldsFor(taskId, 'not-met') });
    const versions = await database
      .selectFrom('annotation')
      .select(['version', 'annotator_id', 'made_by', 'round', 'scores'])
      .orderBy('version')
      .execute();
    expect(versions).toMatchObject([
      { version: 1, annotator_id: 'e', made_by: 'e', round: 1, scores: [{ raw: 1 }, { raw: 0 }] },
      { version: 2, annotator_id: 'e', made_by: 'r', round: 1, scores: [{ raw: 0 }, { raw: 0 }] },
    ]);
    // Exports take the reviewer's version, and say so.
    const { value: page } = await gradedTasks(database, 'p').next();
    const task = (page ?? []).find((each: { id: string }) => each.id === taskId);
    const csv = task ? linesOfTask(task, 'csv', exportOptions.parse({})).lines : [];
    const cells = csv.filter((line) => line.includes(',verdict,')).map((line) => line.split(','));
    expect(cells.map((line) => [line[10], ...line.slice(-3)])).toEqual([
      ['not-met', '2', 'r', 'accepted'],
      ['not-met', '2', 'r', 'accepted'],
    ]);
    const { review, unveiled } = await read(reviewId);
    expect(review.state).toBe('accepted');
    expect(unveiled?.submission.madeBy).toBe('Rita Review');
    expect(unveiled?.previous?.madeBy).toBeNull();
    await expect(decide('r', reviewId, { kind: 'accept' })).rejects.toMatchObject({
      kind: 'closed',
    });
  });

  test('returned work is the same expert’s next claim, before what was prefetched', async () => {
    const { database, submit, decide, claimAs } = await begin();
    const { reviewId, taskId } = await submit('e');
    const ahead = await claimAs('e', 'next');
    await expect(decide('r', reviewId, { kind: 'return' })).rejects.toMatchObject({
      kind: 'incomplete',
    });
    await decide('r', reviewId, {
      kind: 'return',
      comments: [comment(taskId)],
      note: 'One thing.',
    });
    expect((await claimAs('f'))?.assignment.id).not.toBe(reviewId);
    const back = await claimAs('e');
    expect(back?.assignment).toMatchObject({ id: reviewId, state: 'held', purpose: 'current' });
    expect(ahead?.assignment.id).not.toBe(reviewId);
    const work = back && (await loadWork(database, back));
    expect(work?.draft.fields).toEqual(fieldsFor(taskId));
    expect(work?.returned).toMatchObject({
      round: 1,
      note: 'One thing.',
      final: false,
      submitted: fieldsFor(taskId),
      threads: [{ anchor: comment(taskId).anchor, messages: [{ author: 'Reviewer 1' }] }],
    });
    expect(JSON.stringify(work)).not.toContain('Rita');
  });

  test('returned work is never offered to anybody else, however it is left', async () => {
    const { database, clock, limbs, submit, decide, claimAs } = await begin();
    const { reviewId, taskId } = await submit('e');
    await decide('r', reviewId, { kind: 'return', comments: [comment(taskId)] });
    const key = { projectId: 'p', assignmentId: reviewId, expertId: 'e' };
    const stateNow = async () =>
      database
        .selectFrom('assignment')
        .innerJoin('slot', (join) =>
          join.onRef('slot.task_id', '=', 'assignment.task_id').onRef('slot.n', '=', 'slot_n'),
        )
        .select(['assignment.state', 'slot.state as slot', 'slot.expert_id'])
        .where('assignment.id', '=', reviewId)
        .executeTakeFirst();
    const waiting = { state: 'returned', slot: 'done', expert_id: 'e' };
    expect(await stateNow()).toEqual(waiting);
    await claimAs('e');
    await releaseWork(limbs, key);
    expect(await stateNow()).toEqual(waiting);
    await makeCurrent(limbs, key);
    await expect(skipWork(limbs, key, { reason: 'Other' })).rejects.toMatchObject({
      kind: 'closed',
    });
    clock.forward(24 * 60);
    for (let n = 0; n < 3; n += 1) {
      const other = await claimAs('f');
      expect(other?.assignment.taskId).not.toBe(taskId);
      if (other)
        await skipWork(
          limbs,
          { ...key, assignmentId: other.assignment.id, expertId: 'f' },
          { reason: 'Other' },
        );
    }
    expect(await stateNow()).toEqual(waiting);
  });

  test('the next round waits for review whatever the policy says, with the round before', async () => {
    const { submit, decide, queue, read } = await begin({ policy: { kind: 'first', count: 1 } });
    const { reviewId, taskId } = await submit('e', 'met');
    await decide('r', reviewId, { kind: 'return', comments: [comment(taskId)] });
    expect((await queue()).found).toBe(0);
    const again = await submit('e', 'not-met');
    expect(again.reviewId).toBe(reviewId);
    expect((await queue()).reviews).toMatchObject([
      { id: reviewId, round: 2, askedBy: 'returned' },
    ]);
    const { unveiled } = await read(reviewId);
    expect(unveiled?.submission).toMatchObject({ round: 2, version: 2 });
    expect(unveiled?.previous).toMatchObject({ round: 1, fields: fieldsFor(taskId, 'met') });
    expect(unveiled?.threads).toHaveLength(1);
  });

  test('a dispute is decided by a second reviewer, and counts for both sides', async () => {
    const { database, submit, decide, dispute, queue, claimAs } = await begin();
    const { reviewId, taskId } = await submit('e');
    await expect(dispute(reviewId)).rejects.toMatchObject({ kind: 'closed' });
    await decide('r', reviewId, { kind: 'return', comments: [comment(taskId)] });
    await claimAs('e');
    await dispute(reviewId);
    expect((await claimAs('e'))?.assignment.id).not.toBe(reviewId);
    expect((await queue('r')).reviews[0]).toMatchObject({ state: 'disputed', mayDecide: false });
    expect((await queue('s')).reviews[0]).toMatchObject({ state: 'disputed', mayDecide: true });
    await expect(decide('r', reviewId, { kind: 'uphold' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await decide('s', reviewId, { kind: 'uphold', note: 'It is met.' });
    const records = await reviewRecords(database, 'p');
    expect(records.find(({ accountId }) => accountId === 'e')?.asExpert).toEqual({
      submitted: 1,
      accepted: 1,
      fixed: 0,
      cameBack: 1,
      disputed: 1,
      upheld: 1,
    });
    const first = await ownRecord(database, 'p', { id: 'r', name: 'Rita Review' });
    expect(first.asReviewer).toMatchObject({
      decisions: 1,
      returned: 1,
      disputed: 1,
      overturned: 1,
    });
    // One of one overturned: the exact interval is 0.025 to 1.
    expect(first.asReviewer?.overturnRate?.rate).toBe(1);
    expect(first.asReviewer?.overturnRate?.low).toBeCloseTo(0.025, 9);
    const kinds = await database
      .selectFrom('audit_entry')
      .select('detail')
      .where('kind', '=', 'review')
      .orderBy('n')
      .execute();
    expect(kinds.map(({ detail }) => detail['decision'])).toEqual(['return', 'dispute', 'uphold']);
    // All of it leaves in Touchstone's own file: who decided what on which version, and why.
    const exported: GradedTask[] = [];
    for await (const page of gradedTasks(database, 'p')) exported.push(...page);
    const line = nativeRecord(exported.filter(({ id }) => id === taskId)[0] ?? neverExported());
    expect(line['reviews']).toMatchObject([
      {
        annotator: 'e',
        state: 'accepted',
        decisions: [
          { kind: 'return', reviewer: 'r', version: 1 },
          { kind: 'uphold', reviewer: 's', version: 1, note: 'It is met.' },
        ],
        disputes: [{ outcome: 'upheld', decidedBy: 's', note: 'It is met.' }],
        threads: [
          {
            anchor: { kind: 'verdict', criterionId: 'c', responseId: 'r1' },
            toExpert: true,
            messages: [{ author: 'r', text: 'Look at the second line again.' }],
          },
        ],
      },
    ]);
    expect(
      exported.filter(({ id }) => id !== taskId).every((each) => each.reviews.length === 0),
    ).toBe(true);
  });

  test('a dismissed dispute comes back once more and is final', async () => {
    const { database, submit, decide, dispute, claimAs } = await begin();
    const { reviewId, taskId } = await submit('e');
    await decide('r', reviewId, { kind: 'return', comments: [comment(taskId)] });
    await dispute(reviewId);
    await decide('s', reviewId, { kind: 'dismiss', note: '¶ 2 says the opposite.' });
    const back = await claimAs('e');
    const work = back && (await loadWork(database, back));
    expect(work?.assignment.id).toBe(reviewId);
    expect(work?.returned).toMatchObject({
      final: true,
      note: '¶ 2 says the opposite.',
      dispute: { outcome: 'dismissed', reason: 'It is met in ¶ 2.' },
    });
    await expect(dispute(reviewId)).rejects.toMatchObject({ kind: 'closed' });
  });

  test('a decision about an older version is refused, one that comes twice is one', async () => {
    const { database, submit, decide, limbs } = await begin();
    const { reviewId } = await submit('e');
    await expect(
      decide('r', reviewId, { kind: 'accept', annotationId: 'older' }),
    ).rejects.toMatchObject({ kind: 'stale' });
    const first = await decide('r', reviewId, { kind: 'accept' }, 'same:1');
    expect(await decide('r', reviewId, { kind: 'accept' }, 'same:1')).toEqual(first);
    await expect(decide('e', reviewId, { kind: 'accept' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const { length } = await database.selectFrom('review_decision').select('id').execute();
    expect(length).toBe(1);
    expect((await listNotices(limbs.database, 'p', 'e')).notices).toMatchObject([
      { kind: 'accepted', ownWork: true, readAt: null },
    ]);
  });

  test('threads: who is named is told, the expert asks back, and it is resolved', async () => {
    const { database, limbs, submit, decide, read } = await begin();
    const { reviewId, taskId } = await submit('e');
    const key = { projectId: 'p', reviewId };
    const inside = await openThread(limbs, key, 'r', {
      anchor: { kind: 'task' },
      text: 'Is this usual, @Sam Second?',
    });
    expect(inside).toMatchObject({
      toExpert: false,
      messages: [{ author: 'Rita Review', mine: true }],
    });
    expect((await listNotices(database, 'p', 's')).notices).toMatchObject([{ kind: 'mentioned' }]);
    await decide('r', reviewId, { kind: 'return', comments: [comment(taskId)] });
    const { unveiled } = await read(reviewId, 's');
    const sent = unveiled?.threads.find(({ toExpert }) => toExpert);
    const threadKey = { projectId: 'p', threadId: sent?.id ?? '' };
    const answer = await answerReturn(limbs, threadKey, 'e', 'Which line?');
    expect(answer.messages.map(({ author }) => author)).toEqual(['Reviewer 1', 'You']);
    await expect(
      answerReturn(limbs, { projectId: 'p', threadId: inside.id }, 'e', 'Hm'),
    ).rejects.toMatchObject({ kind: 'not-found' });
    await expect(answerReturn(limbs, threadKey, 'f', 'Hm')).rejects.toMatchObject({
      kind: 'not-found',
    });
    await addMessage(limbs, threadKey, 'r', 'The second.');
    const told = await listNotices(database, 'p', 'e');
    expect(told.notices.map(({ kind }) => kind).toSorted()).toEqual(['answered', 'returned']);
    expect(told.unread).toBe(2);
    await readNotices(limbs, 'p', 'e', []);
    expect((await listNotices(database, 'p', 'e')).unread).toBe(0);
    expect((await resolveThread(limbs, threadKey, 'r', true)).resolvedAt).not.toBeNull();
    expect((await resolveThread(limbs, threadKey, 'r', false)).resolvedAt).toBeNull();
  });
});

function neverExported(): never {
  throw new Error('The task is not in the export');
}
