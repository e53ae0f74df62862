import type { Kysely } from 'kysely';
import type { ReviewThread } from '#domain/review/review.ts';
import type { Tables } from '#server/database/tables.ts';

/** How the authors of messages are called: names to reviewers, numbers to the expert. */
export type Naming = { viewerId: string; nameOf: (accountId: string) => string };

/** The threads of a review in the order in which they were opened; to the expert only theirs. */
export async function threadsOf(
  database: Kysely<Tables>,
  which: { reviewId: string; toExpertOnly: boolean; round?: number },
  naming: Naming,
): Promise<ReviewThread[]> {
  const threads = await database
    .selectFrom('review_thread')
    .selectAll()
    .where('assignment_id', '=', which.reviewId)
    .$if(which.toExpertOnly, (query) => query.where('to_expert', '=', true))
    .$if(which.round !== undefined, (query) => query.where('round', '=', which.round ?? 0))
    .orderBy('n')
    .execute();
  if (threads.length === 0) return [];
  const messages = await database
    .selectFrom('review_message')
    .selectAll()
    .where(
      'thread_id',
      'in',
      threads.map(({ id }) => id),
    )
    .orderBy('n')
    .execute();
  const byThread = Map.groupBy(messages, ({ thread_id: id }) => id);
  return threads.map((thread) => ({
    id: thread.id,
    anchor: thread.anchor,
    round: thread.round,
    toExpert: thread.to_expert,
    resolvedAt: thread.resolved_at?.toISOString() ?? null,
    messages: (byThread.get(thread.id) ?? []).map((message) => ({
      id: message.id,
      author: naming.nameOf(message.author_id),
      mine: message.author_id === naming.viewerId,
      text: message.text,
      at: message.at.toISOString(),
    })),
  }));
}

/** To an expert reviewers are numbers, in the order of their decisions about this work. */
export async function expertNaming(
  database: Kysely<Tables>,
  reviewId: string,
  expertId: string,
): Promise<Naming> {
  const rows = await database
    .selectFrom('review_decision')
    .select('reviewer_id')
    .where('assignment_id', '=', reviewId)
    .orderBy('n')
    .execute();
  const reviewers = [...new Set(rows.map(({ reviewer_id: id }) => id))];
  return {
    viewerId: expertId,
    nameOf: (id) => {
      if (id === expertId) return 'You';
      const number = reviewers.indexOf(id) + 1;
      return number === 0 ? 'Reviewer' : `Reviewer ${number}`;
    },
  };
}
