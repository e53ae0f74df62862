import type { Kysely, Transaction } from 'kysely';
import { mentioned } from '#domain/review/mentions.ts';
import type { ReviewAnchor } from '#domain/review/review-anchor.ts';
import type { ReviewThread } from '#domain/review/review.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { Refusal } from '#server/refusal.ts';
import { findReview, type ReviewKey } from './find-review.ts';
import { giveNotice } from './give-notice.ts';
import { reviewersOf } from './read-review.ts';
import { expertNaming, threadsOf, type Naming } from './review-threads.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;

/** A thread that only reviewers see. */
export async function openThread(
  { database, clock, ids }: Limbs,
  key: ReviewKey,
  accountId: string,
  { anchor, text }: { anchor: ReviewAnchor; text: string },
): Promise<ReviewThread> {
  const review = await findReview(database, key);
  const id = ids.next();
  const at = clock.now();
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('review_thread')
      .values({
        id,
        project_id: key.projectId,
        assignment_id: key.reviewId,
        annotation_id: review.annotation_id,
        round: review.round,
        anchor: json(anchor),
        to_expert: false,
        opened_by: accountId,
        opened_at: at,
        resolved_by: null,
        resolved_at: null,
      })
      .execute();
    await append({ ids }, transaction, {
      ...key,
      threadId: id,
      accountId,
      text,
      at,
      title: review.title,
      told: [],
    });
  });
  return oneThread(database, key.reviewId, id, await reviewerNaming(database, key, accountId));
}

type ThreadKey = { projectId: string; threadId: string };

async function findThread(database: Kysely<Tables>, { projectId, threadId }: ThreadKey) {
  const row = await database
    .selectFrom('review_thread')
    .innerJoin('review', 'review.assignment_id', 'review_thread.assignment_id')
    .innerJoin('task', 'task.id', 'review.task_id')
    .selectAll('review_thread')
    .select(['review.expert_id', 'task.title'])
    .where('review_thread.id', '=', threadId)
    .where('review_thread.project_id', '=', projectId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such thread');
  return row;
}

/** A reviewer answers; in a thread that the expert sees, the expert is told. */
export async function addMessage(
  { database, clock, ids }: Limbs,
  key: ThreadKey,
  accountId: string,
  text: string,
): Promise<ReviewThread> {
  const thread = await findThread(database, key);
  const reviewId = thread.assignment_id;
  await database.transaction().execute((transaction) =>
    append({ ids }, transaction, {
      ...key,
      reviewId,
      accountId,
      text,
      at: clock.now(),
      title: thread.title,
      told: thread.to_expert ? [thread.expert_id] : [thread.opened_by],
    }),
  );
  const naming = await reviewerNaming(database, { ...key, reviewId }, accountId);
  return oneThread(database, reviewId, key.threadId, naming);
}

/** The expert asks back in a thread that came with their own returned work. */
export async function answerReturn(
  { database, clock, ids }: Limbs,
  key: ThreadKey,
  expertId: string,
  text: string,
): Promise<ReviewThread> {
  const thread = await findThread(database, key);
  if (thread.expert_id !== expertId || !thread.to_expert) {
    throw new Refusal('not-found', 'There is no such thread');
  }
  const reviewId = thread.assignment_id;
  await database.transaction().execute((transaction) =>
    append({ ids }, transaction, {
      ...key,
      reviewId,
      accountId: expertId,
      text,
      at: clock.now(),
      title: thread.title,
      told: [thread.opened_by],
    }),
  );
  const naming = await expertNaming(database, reviewId, expertId);
  return oneThread(database, reviewId, key.threadId, naming);
}

export async function resolveThread(
  { database, clock }: Limbs,
  key: ThreadKey,
  accountId: string,
  resolved: boolean,
): Promise<ReviewThread> {
  const thread = await findThread(database, key);
  await database
    .updateTable('review_thread')
    .set(
      resolved
        ? { resolved_by: accountId, resolved_at: clock.now() }
        : { resolved_by: null, resolved_at: null },
    )
    .where('id', '=', key.threadId)
    .execute();
  const at = { projectId: key.projectId, reviewId: thread.assignment_id };
  const naming = await reviewerNaming(database, at, accountId);
  return oneThread(database, thread.assignment_id, key.threadId, naming);
}

type Appended = ReviewKey & {
  threadId: string;
  accountId: string;
  text: string;
  at: Date;
  title: string;
  told: readonly string[];
};

async function append(
  { ids }: Pick<AppLimbs, 'ids'>,
  transaction: Transaction<Tables>,
  { projectId, reviewId, threadId, accountId, text, at, title, told }: Appended,
): Promise<void> {
  const named = mentioned(text, await reviewersOf(transaction, projectId));
  await transaction
    .insertInto('review_message')
    .values({
      id: ids.next(),
      thread_id: threadId,
      author_id: accountId,
      text,
      mentions: named,
      at,
    })
    .execute();
  const notice = { projectId, from: accountId, reviewId, title, at };
  await giveNotice(transaction, ids, { ...notice, kind: 'mentioned', to: named });
  const others = told.filter((id) => !named.includes(id));
  await giveNotice(transaction, ids, { ...notice, kind: 'answered', to: others });
}

async function reviewerNaming(
  database: Kysely<Tables>,
  { reviewId }: ReviewKey,
  viewerId: string,
): Promise<Naming> {
  const authors = await database
    .selectFrom('review_message')
    .innerJoin('review_thread', 'review_thread.id', 'review_message.thread_id')
    .select('author_id')
    .distinct()
    .where('assignment_id', '=', reviewId)
    .execute();
  const names = await namesOf(
    database,
    authors.map(({ author_id: id }) => id),
  );
  return { viewerId, nameOf: (id) => names.get(id) ?? 'Removed account' };
}

async function oneThread(
  database: Kysely<Tables>,
  reviewId: string,
  threadId: string,
  naming: Naming,
): Promise<ReviewThread> {
  const threads = await threadsOf(database, { reviewId, toExpertOnly: false }, naming);
  const found = threads.find(({ id }) => id === threadId);
  if (!found) throw new Refusal('not-found', 'There is no such thread');
  return found;
}
