import type { Kysely } from 'kysely';
import type { ReturnedWork } from '#domain/review/review.ts';
import type { Tables } from '#server/database/tables.ts';
import { expertNaming, threadsOf } from './review-threads.ts';

/** What came back to an expert, or null where this work was not returned. */
export async function returnedWork(
  database: Kysely<Tables>,
  assignmentId: string,
  expertId: string,
): Promise<ReturnedWork | null> {
  const row = await database
    .selectFrom('review')
    .innerJoin('annotation', 'annotation.id', 'review.annotation_id')
    .select(['review.state', 'review.round', 'annotation.fields'])
    .where('review.assignment_id', '=', assignmentId)
    .executeTakeFirst();
  if (row?.state !== 'returned') return null;
  const decision = await database
    .selectFrom('review_decision')
    .leftJoin('review_dispute', (join) =>
      join
        .onRef('review_dispute.assignment_id', '=', 'review_decision.assignment_id')
        .on('review_dispute.outcome', 'is not', null),
    )
    .select([
      'review_decision.kind',
      'review_decision.note',
      'review_decision.at',
      'grounds',
      'reason',
      'review_dispute.at as disputed_at',
      'outcome',
      'answer',
      'review_dispute.decided_at',
    ])
    .where('review_decision.assignment_id', '=', assignmentId)
    .orderBy('review_decision.n', 'desc')
    .orderBy('review_dispute.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!decision) return null;
  const final = decision.kind === 'dismiss';
  return {
    round: row.round,
    returnedAt: decision.at.toISOString(),
    note: decision.note,
    threads: await threadsOf(
      database,
      { reviewId: assignmentId, toExpertOnly: true, round: row.round },
      await expertNaming(database, assignmentId, expertId),
    ),
    submitted: row.fields,
    dispute:
      final && decision.disputed_at
        ? {
            grounds: decision.grounds ?? [],
            reason: decision.reason ?? '',
            at: decision.disputed_at.toISOString(),
            outcome: decision.outcome,
            answer: decision.answer,
            decidedAt: decision.decided_at?.toISOString() ?? null,
          }
        : null,
    final,
  };
}
