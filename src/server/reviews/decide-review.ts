import type { Transaction } from 'kysely';
import { decideReview as endpoint } from '#contract/review/decide-review.ts';
import type { AnswerOf, BodyOf } from '#contract/endpoint.ts';
import { allowedDecisions, stateAfter } from '#domain/review/review.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { answeredBefore } from '#server/drafts/answered-before.ts';
import { requestHash } from '#server/drafts/request-hash.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { retryOnConflict } from '#server/queue/retry-on-conflict.ts';
import { Refusal } from '#server/refusal.ts';
import {
  type findReview,
  firstReviewers,
  lockReview,
  mayDecide,
  type ReviewKey,
} from './find-review.ts';
import { fixAnnotation } from './fix-annotation.ts';
import { giveNotice } from './give-notice.ts';
import { blindGrades } from './read-review.ts';

type Body = BodyOf<typeof endpoint>;
type Decided = AnswerOf<typeof endpoint>;
type Row = Awaited<ReturnType<typeof findReview>>;
type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;
export type Decide = ReviewKey & { accountId: string; key: string; body: Body };

/**
 * One decision, in one transaction: the row of the review is locked, what was read must still be
 * what stands, and state, decision, comments, the expert's assignment, notice and audit entry
 * are written together or not at all.
 */
export async function decideReview(limbs: Limbs, decide: Decide): Promise<Decided> {
  const { body, accountId, reviewId } = decide;
  const write = {
    accountId,
    key: decide.key,
    hash: await requestHash(endpoint.name, reviewId, body),
  };
  return retryOnConflict(() =>
    limbs.database.transaction().execute(async (transaction) => {
      const before = await answeredBefore(transaction, write);
      if (before !== null && endpoint.answer.kind === 'json') {
        return endpoint.answer.schema.parse(before);
      }
      const row = await lockReview(transaction, decide);
      await refuseWrong(transaction, row, decide);
      const decided = await store(limbs, transaction, row, decide);
      await transaction
        .insertInto('idempotency')
        .values({
          account_id: accountId,
          key: write.key,
          request_hash: write.hash,
          status: 200,
          answer: json(decided),
          at: limbs.clock.now(),
        })
        .execute();
      return decided;
    }),
  );
}

async function refuseWrong(
  transaction: Transaction<Tables>,
  row: Row,
  { projectId, reviewId, accountId, body }: Decide,
): Promise<void> {
  const returnedBy = (await firstReviewers(transaction, [reviewId])).get(reviewId);
  if (!mayDecide(row, accountId, returnedBy)) {
    const why =
      row.expert_id === accountId
        ? 'Nobody reviews their own work'
        : 'A dispute is decided by a reviewer who did not return the work';
    throw new Refusal('forbidden', why);
  }
  if (row.annotation_id !== body.annotationId) {
    throw new Refusal('stale', 'There is a newer version; read it first', {
      current: { annotationId: row.annotation_id },
    });
  }
  if (!allowedDecisions[row.state].includes(body.kind)) {
    throw new Refusal('closed', `This work is ${row.state} now; nothing was changed`);
  }
  const isReturn = body.kind === 'return' || body.kind === 'dismiss';
  if (isReturn && body.comments.length === 0 && body.note.trim() === '') {
    throw new Refusal('incomplete', 'Say what is to be changed: a comment or a note');
  }
  const { settings } = await loadProject(transaction, projectId);
  if (settings.review.blindFirst && (await blindGrades(transaction, row, accountId)) === null) {
    throw new Refusal('incomplete', 'This project asks you to grade blind before you decide');
  }
}

async function store(
  limbs: Limbs,
  transaction: Transaction<Tables>,
  row: Row,
  { projectId, reviewId, accountId, body }: Decide,
): Promise<Decided> {
  const { ids, clock } = limbs;
  const now = clock.now();
  const fixed =
    body.kind === 'fix'
      ? await fixAnnotation(limbs, transaction, {
          annotationId: row.annotation_id,
          madeBy: accountId,
          fields: body.fields,
        })
      : null;
  const annotationId = fixed ?? row.annotation_id;
  const state = stateAfter[body.kind];
  const decisionId = ids.next();
  await transaction
    .updateTable('review')
    .set({ state, annotation_id: annotationId, decided_at: now })
    .where('assignment_id', '=', reviewId)
    .execute();
  await transaction
    .insertInto('review_decision')
    .values({
      id: decisionId,
      project_id: projectId,
      assignment_id: reviewId,
      annotation_id: row.annotation_id,
      round: row.round,
      kind: body.kind,
      reviewer_id: accountId,
      note: body.note,
      fixed_annotation_id: fixed,
      at: now,
    })
    .execute();
  // An accepted submission may carry comments too: praise, or what to mind the next time.
  for (const comment of body.comments) {
    const threadId = ids.next();
    await transaction
      .insertInto('review_thread')
      .values({
        id: threadId,
        project_id: projectId,
        assignment_id: reviewId,
        annotation_id: row.annotation_id,
        round: row.round,
        anchor: json(comment.anchor),
        to_expert: true,
        opened_by: accountId,
        opened_at: now,
        resolved_by: null,
        resolved_at: null,
      })
      .execute();
    await transaction
      .insertInto('review_message')
      .values({
        id: ids.next(),
        thread_id: threadId,
        author_id: accountId,
        text: comment.text,
        mentions: [],
        at: now,
      })
      .execute();
  }
  if (state === 'returned') {
    const given = await transaction
      .updateTable('assignment')
      .set({ state: 'returned' })
      .where('id', '=', reviewId)
      .where('state', '=', 'submitted')
      .returning('id')
      .execute();
    if (given.length === 0) {
      throw new Refusal('closed', 'Its expert is grading it again just now; wait for that version');
    }
  }
  const notice = { projectId, from: accountId, reviewId, title: row.title, at: now };
  if (row.state === 'disputed') {
    const to = await endDispute(transaction, reviewId, { accountId, body, now });
    await giveNotice(transaction, ids, { ...notice, kind: 'dispute-decided', to });
  } else {
    const kind = state === 'returned' ? 'returned' : 'accepted';
    await giveNotice(transaction, ids, { ...notice, kind, to: [row.expert_id] });
  }
  await appendAudit(transaction, {
    projectId,
    at: now,
    kind: 'review',
    actor: accountId,
    subject: row.annotation_id,
    detail: { decision: body.kind, round: row.round, review: reviewId, fixed },
  });
  return { state, annotationId };
}

/** Answers who is to be told: the expert and the reviewer whose return was disputed. */
async function endDispute(
  transaction: Transaction<Tables>,
  reviewId: string,
  { accountId, body, now }: { accountId: string; body: Body; now: Date },
): Promise<string[]> {
  const rows = await transaction
    .updateTable('review_dispute')
    .set({
      outcome: body.kind === 'uphold' ? 'upheld' : 'dismissed',
      answer: body.note,
      decided_by: accountId,
      decided_at: now,
    })
    .where('assignment_id', '=', reviewId)
    .where('outcome', 'is', null)
    .returning(['expert_id', 'decision_id'])
    .execute();
  const first = await transaction
    .selectFrom('review_decision')
    .select('reviewer_id')
    .where(
      'id',
      'in',
      rows.map(({ decision_id: id }) => id),
    )
    .execute();
  return [...rows.map(({ expert_id: id }) => id), ...first.map(({ reviewer_id: id }) => id)];
}
