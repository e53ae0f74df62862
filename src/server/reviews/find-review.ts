import type { Kysely, Transaction } from 'kysely';
import type { ReviewState } from '#domain/review/review.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

export type ReviewKey = { projectId: string; reviewId: string };

/** A review's row; to another project it does not exist. */
export async function findReview(database: Kysely<Tables>, { projectId, reviewId }: ReviewKey) {
  const row = await database
    .selectFrom('review')
    .innerJoin('task', 'task.id', 'review.task_id')
    .selectAll('review')
    .select('task.title')
    .where('review.assignment_id', '=', reviewId)
    .where('review.project_id', '=', projectId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such review');
  return row;
}

/** The same, locked until the transaction ends: decisions about one review wait for each other. */
export async function lockReview(transaction: Transaction<Tables>, key: ReviewKey) {
  await transaction
    .selectFrom('review')
    .select('assignment_id')
    .where('assignment_id', '=', key.reviewId)
    .where('project_id', '=', key.projectId)
    .forUpdate()
    .execute();
  return findReview(transaction, key);
}

/** Reviewers whose return the expert disputed, or could: they never decide the dispute. */
export async function firstReviewers(
  database: Kysely<Tables>,
  reviewIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (reviewIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('review_decision')
    .select(['assignment_id', 'reviewer_id'])
    .where('assignment_id', 'in', reviewIds)
    .where('kind', 'in', ['return', 'dismiss'])
    .execute();
  const found = new Map<string, Set<string>>();
  for (const { assignment_id: id, reviewer_id: reviewer } of rows) {
    found.set(id, (found.get(id) ?? new Set()).add(reviewer));
  }
  return found;
}

/** Nobody reviews their own work, and nobody decides about their own return. */
export function mayDecide(
  review: { expert_id: string; state: ReviewState },
  accountId: string,
  returnedBy: ReadonlySet<string> | undefined,
): boolean {
  if (review.expert_id === accountId) return false;
  return review.state !== 'disputed' || !returnedBy?.has(accountId);
}
