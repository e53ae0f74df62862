import type { BodyOf } from '#contract/endpoint.ts';
import type { disputeReturn as endpoint } from '#contract/review/dispute-return.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { ownAssignment, type AssignmentKey } from '#server/queue/own-assignment.ts';
import { retryOnConflict } from '#server/queue/retry-on-conflict.ts';
import { Refusal } from '#server/refusal.ts';
import { lockReview } from './find-review.ts';
import { giveNotice } from './give-notice.ts';

/**
 * The expert does not agree with a return. The version that was submitted stands until another
 * reviewer decides; what was begun since stays in the draft. A return is disputed once: what the
 * second reviewer says is final.
 */
export async function disputeReturn(
  { database, clock, ids }: Pick<AppLimbs, 'database' | 'clock' | 'ids'>,
  key: AssignmentKey,
  { grounds, reason }: BodyOf<typeof endpoint>,
): Promise<void> {
  await retryOnConflict(() =>
    database.transaction().execute(async (transaction) => {
      const { assignment } = await ownAssignment(transaction, key);
      const closed = new Refusal('closed', 'There is no return that can be disputed');
      if (assignment.state !== 'held' && assignment.state !== 'returned') throw closed;
      const row = await lockReview(transaction, {
        projectId: key.projectId,
        reviewId: key.assignmentId,
      }).catch((error: unknown) => {
        throw error instanceof Refusal ? closed : error;
      });
      const last = await transaction
        .selectFrom('review_decision')
        .select(['id', 'kind', 'reviewer_id'])
        .where('assignment_id', '=', key.assignmentId)
        .orderBy('n', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row.state !== 'returned' || last?.kind !== 'return') throw closed;
      const now = clock.now();
      await transaction
        .insertInto('review_dispute')
        .values({
          decision_id: last.id,
          project_id: key.projectId,
          assignment_id: key.assignmentId,
          expert_id: key.expertId,
          grounds: [...new Set(grounds)],
          reason,
          at: now,
          outcome: null,
          answer: null,
          decided_by: null,
          decided_at: null,
        })
        .execute();
      await transaction
        .updateTable('review')
        .set({ state: 'disputed' })
        .where('assignment_id', '=', key.assignmentId)
        .execute();
      await transaction
        .updateTable('slot')
        .set({ state: 'done', lease_until: null })
        .where('task_id', '=', assignment.taskId)
        .where('expert_id', '=', key.expertId)
        .where('state', '=', 'leased')
        .execute();
      await transaction
        .updateTable('assignment')
        .set({ state: 'submitted' })
        .where('id', '=', key.assignmentId)
        .execute();
      await giveNotice(transaction, ids, {
        projectId: key.projectId,
        to: [last.reviewer_id],
        from: key.expertId,
        kind: 'disputed',
        reviewId: key.assignmentId,
        title: row.title,
        at: now,
      });
      await appendAudit(transaction, {
        projectId: key.projectId,
        at: now,
        kind: 'review',
        actor: key.expertId,
        subject: row.annotation_id,
        detail: { decision: 'dispute', round: row.round, review: key.assignmentId, grounds },
      });
    }),
  );
}
