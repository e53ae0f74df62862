import type { BodyOf } from '#contract/endpoint.ts';
import type { ReviewWork } from '#contract/review/review-work.ts';
import type { unveilReview as endpoint } from '#contract/review/unveil-review.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import { Refusal } from '#server/refusal.ts';
import { lockReview, type ReviewKey } from './find-review.ts';
import { gradesOfFields } from './grades-of-fields.ts';
import { readReview } from './read-review.ts';

/**
 * Keeps what the reviewer graded before seeing the expert's answers, then shows them. Grades are
 * kept once: sending others later changes nothing, since by then they would not be blind.
 */
export async function unveilReview(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  key: ReviewKey,
  accountId: string,
  body: BodyOf<typeof endpoint>,
): Promise<ReviewWork> {
  const grades = gradesOfFields(body.fields);
  if (grades.verdicts.length + grades.answers.length === 0) {
    throw new Refusal('incomplete', 'Nothing is graded yet: give at least one verdict or answer');
  }
  await database.transaction().execute(async (transaction) => {
    const row = await lockReview(transaction, key);
    if (row.annotation_id !== body.annotationId) {
      throw new Refusal('stale', 'There is a newer version; your grades were not kept', {
        current: { annotationId: row.annotation_id },
      });
    }
    const added = await transaction
      .insertInto('review_blind')
      .values({
        assignment_id: key.reviewId,
        reviewer_id: accountId,
        annotation_id: row.annotation_id,
        fields: json(body.fields),
        grades: json(grades),
        active_seconds: body.activeSeconds,
        unveiled_at: clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('assignment_id')
      .execute();
    if (added.length === 0) return;
    await appendAudit(transaction, {
      projectId: key.projectId,
      at: clock.now(),
      kind: 'review',
      actor: accountId,
      subject: row.annotation_id,
      detail: { decision: 'unveil', round: row.round },
    });
  });
  return readReview(database, key, { accountId, veiled: false });
}
