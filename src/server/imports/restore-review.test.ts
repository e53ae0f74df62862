import { expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { importOptions } from '#contract/data/import-job.ts';
import { exportOptions } from '#domain/formats/exports/export-options.ts';
import type { Tables } from '#server/database/tables.ts';
import { exportStream } from '#server/exports/export-lines.ts';
import { claim } from '#server/queue/claim.ts';
import { loadWork } from '#server/queue/load-work.ts';
import { disputeReturn } from '#server/reviews/dispute-return.ts';
import { decideReview } from '#server/reviews/decide-review.ts';
import { listReviews } from '#server/reviews/list-reviews.ts';
import { readReview } from '#server/reviews/read-review.ts';
import { reviewRecords } from '#server/reviews/review-records.ts';
import {
  addMessage,
  answerReturn,
  openThread,
  resolveThread,
} from '#server/reviews/thread-messages.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { comment, fieldsFor, reviewWorld } from '#tests/databases/review-world.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { createImportJob } from './import-jobs.ts';
import { importEnded, launchImport } from './launch-import.ts';

const exported = (database: Kysely<Tables>, projectId: string): Promise<string> =>
  new Response(
    exportStream(database, projectId, 'touchstone', exportOptions.parse({})) as ReadableStream,
  ).text();

/** Answers why rows were refused or remarked on. */
async function bring(database: Kysely<Tables>, text: string, projectId: string) {
  const limbs = testLimbs(database);
  const file = { name: 'a.jsonl', size: text.length, use: 'rows' as const };
  const options = importOptions.parse({});
  const job = await createImportJob(limbs, {
    projectId,
    files: [file],
    options,
    startedBy: null,
  });
  const sources = [{ ...file, open: async () => new Blob([text]).stream() }];
  await launchImport(limbs, { projectId, importId: job.id }, { from: 'start', sources });
  await importEnded(job.id);
  const row = await database
    .selectFrom('import_job')
    .selectAll()
    .where('id', '=', job.id)
    .executeTakeFirstOrThrow();
  expect(row.error).toBeNull();
  return row.progress.reasons.map(({ field, reason }) => `${field}: ${reason}`);
}

/** An empty project `q`; with `people` the same ones work in it. */
async function emptyProject(database: Kysely<Tables>, people: boolean): Promise<void> {
  await seedProject(database, { projectId: 'q', tasks: 0, settings: { questions: [] } });
  if (!people) return;
  const members = await database.selectFrom('membership').selectAll().execute();
  await database
    .insertInto('membership')
    .values(members.map(({ account_id, role }) => ({ project_id: 'q', account_id, role })))
    .execute();
}

/**
 * Three tasks: one fixed by a reviewer, one returned, disputed, dismissed and back with its expert,
 * who has begun to change it; one under dispute, with a thread among reviewers.
 */
async function reviewedWork(database: Kysely<Tables>) {
  const world = await reviewWorld(database);
  const { submit, decide, dispute, limbs, clock } = world;
  const tick = () => clock.forward(1);
  const [fixed, returned, disputed] = [await submit('e'), await submit('e'), await submit('e')];
  tick();
  await decide('r', fixed.reviewId, {
    kind: 'fix',
    note: 'r1 does not hold.',
    fields: fieldsFor(fixed.taskId, 'not-met'),
  });
  for (const each of [returned, disputed]) {
    tick();
    await decide('r', each.reviewId, { kind: 'return', comments: [comment(each.taskId)] });
    tick();
    await dispute(each.reviewId);
  }
  tick();
  await decide('s', returned.reviewId, { kind: 'dismiss', note: '¶ 2 says the opposite.' });
  const key = { projectId: 'p', reviewId: disputed.reviewId };
  const inside = await openThread(limbs, key, 'r', {
    anchor: { kind: 'document-span', documentId: 'r1', start: 0, end: 3, quote: 'r1 ' },
    text: 'Is this usual, @Sam Second?',
  });
  tick();
  await addMessage(limbs, { projectId: 'p', threadId: inside.id }, 's', 'It is.');
  await resolveThread(limbs, { projectId: 'p', threadId: inside.id }, 'r', true);
  const sent = (await world.read(returned.reviewId, 's')).unveiled?.threads[0]?.id ?? '';
  tick();
  await answerReturn(limbs, { projectId: 'p', threadId: sent }, 'e', 'Which line?');
  return { ...world, fixed, returned, disputed };
}

onBothDatabases('reviews in a Touchstone file', (open) => {
  test('they come back whole: the second export is the first, byte for byte', async () => {
    const database = await open();
    await reviewedWork(database);
    const before = await exported(database, 'p');
    expect(before.match(/"kind":"(fix|return|dismiss)"/g)).toHaveLength(4);
    await emptyProject(database, true);
    expect(await bring(database, before, 'q')).toEqual([]);
    expect(await exported(database, 'q')).toBe(before);
    expect(await reviewRecords(database, 'q')).toEqual(await reviewRecords(database, 'p'));
  });

  test('what they are for goes on: the return is taken up, the dispute is decided by another', async () => {
    const database = await open();
    const { limbs } = await reviewedWork(database);
    await emptyProject(database, true);
    expect(await bring(database, await exported(database, 'p'), 'q')).toEqual([]);

    const back = await claim(limbs, { projectId: 'q', expertId: 'e', purpose: 'current' });
    if (!back) throw new Error('The returned work is not offered to its expert');
    const work = await loadWork(database, back);
    expect(work.returned).toMatchObject({
      final: true,
      note: '¶ 2 says the opposite.',
      dispute: { outcome: 'dismissed', reason: 'It is met in ¶ 2.' },
      threads: [
        {
          anchor: { kind: 'verdict', criterionId: 'c' },
          messages: [{ author: 'Reviewer 1' }, { author: 'You', text: 'Which line?' }],
        },
      ],
    });
    // It opens on the answers that were given, under the ids of this project.
    const [first] = work.task.responses;
    expect(work.draft.fields[`verdict/c/${first?.id}`]).toMatchObject({ value: 'met' });
    const anchor = work.returned?.threads[0]?.anchor;
    expect(anchor && 'responseId' in anchor && anchor.responseId).toBe(first?.id);

    const [row] = (await listReviews(database, 'q', 's', { state: 'disputed' })).reviews;
    const { unveiled } = await readReview(
      database,
      { projectId: 'q', reviewId: row?.id ?? '' },
      { accountId: 's', veiled: false },
    );
    expect(
      unveiled?.threads.map(({ anchor: { kind }, resolvedAt }) => [kind, !resolvedAt]),
    ).toEqual([
      ['verdict', true],
      ['document-span', false],
    ]);
    const decideAs = (accountId: string) =>
      decideReview(limbs, {
        projectId: 'q',
        reviewId: row?.id ?? '',
        accountId,
        key: `q:${accountId}`,
        body: {
          kind: 'uphold',
          annotationId: unveiled?.submission.annotationId ?? '',
          note: 'It is met.',
          comments: [],
        },
      });
    await expect(decideAs('r')).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await decideAs('s')).state).toBe('accepted');
  });

  test('where its expert is not, returned work is looked at again instead of waiting for nobody', async () => {
    const database = await open();
    await reviewedWork(database);
    await emptyProject(database, false);
    expect(await bring(database, await exported(database, 'p'), 'q')).toEqual([]);
    const states = await database
      .selectFrom('review')
      .select(['state'])
      .where('project_id', '=', 'q')
      .orderBy('state')
      .execute();
    expect(states.map(({ state }) => state)).toEqual(['accepted', 'disputed', 'waiting']);
    // Its history is there all the same.
    const { reviews } = await listReviews(database, 'q', 'r', { state: 'waiting' });
    const { unveiled } = await readReview(
      database,
      { projectId: 'q', reviewId: reviews[0]?.id ?? '' },
      { accountId: 's', veiled: false },
    );
    expect(unveiled?.decisions.map(({ kind }) => kind)).toEqual(['return', 'dismiss']);
  });

  test('work that was accepted and is returned later opens on its answers', async () => {
    const database = await open();
    const { submit, limbs } = await reviewWorld(database);
    await submit('e', 'not-met');
    await emptyProject(database, true);
    expect(await bring(database, await exported(database, 'p'), 'q')).toEqual([]);
    const [row] = (await listReviews(database, 'q', 'r', { state: 'waiting' })).reviews;
    const { annotation_id: annotationId } = await database
      .selectFrom('review')
      .select('annotation_id')
      .where('assignment_id', '=', row?.id ?? '')
      .executeTakeFirstOrThrow();
    await decideReview(limbs, {
      projectId: 'q',
      reviewId: row?.id ?? '',
      accountId: 'r',
      key: 'q:1',
      body: { kind: 'return', annotationId, note: 'Look again.', comments: [] },
    });
    const back = await claim(limbs, { projectId: 'q', expertId: 'e', purpose: 'current' });
    const work = back && (await loadWork(database, back));
    expect(Object.values(work?.draft.fields ?? {})).toEqual([
      { value: 'not-met', criterionVersion: 1 },
      { value: 'not-met', criterionVersion: 1 },
    ]);
    await expect(
      disputeReturn(
        limbs,
        { projectId: 'q', assignmentId: back?.assignment.id ?? '', expertId: 'e' },
        { grounds: ['verdict'], reason: 'It is not met.' },
      ),
    ).resolves.toBeUndefined();
  });

  test('a review of what the line does not hold is refused with its place', async () => {
    const database = await open();
    await reviewedWork(database);
    const lines = (await exported(database, 'p')).trim().split('\n').slice(1, -1);
    const [, returned] = lines.map((line) => JSON.parse(line));
    const [review] = returned.reviews;
    const variants = [
      [{ ...review, annotator: 'nobody' }],
      [review, review],
      [{ ...review, decisions: [{ ...review.decisions[0], version: 7 }], disputes: [] }],
      [{ ...review, decisions: review.decisions.slice(1) }],
      [{ ...review, disputes: [review.disputes[0], review.disputes[0]] }],
      [{ ...review, threads: [{ ...review.threads[0], messages: [] }] }],
    ];
    const text = variants
      .map((reviews, n) =>
        JSON.stringify({ ...returned, sourceHash: undefined, title: `${n}`, reviews }),
      )
      .join('\n');
    await emptyProject(database, true);
    expect(await bring(database, text, 'q')).toEqual([
      'reviews[].annotator: “nobody” has no annotation in this line',
      'reviews[].annotator: “e” stands here twice',
      'reviews[].decisions[].version: “e” has no version 7 in this line',
      'reviews[].disputes[]: There is no return before it that it could dispute',
      expect.stringMatching(/^reviews\[\]\.threads\[\]\.messages: /),
    ]);
    const refused = await database.selectFrom('import_refusal').select('field').execute();
    expect(refused.map(({ field }) => field)).toContain('reviews[0].disputes[1]');
  });
});
