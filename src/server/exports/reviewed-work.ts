import type { Kysely } from 'kysely';
import type { NativeReview } from '#domain/formats/native/native-review.ts';
import type { Tables } from '#server/database/tables.ts';

/**
 * What reviewers said and decided about some tasks, by task: every round, nothing left out but
 * reviews of gold answers, which measure a person and leave with no export.
 */
export async function reviewsOf(
  database: Kysely<Tables>,
  taskIds: readonly string[],
): Promise<Map<string, NativeReview[]>> {
  const reviews = await database
    .selectFrom('review')
    .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'review.assignment_id')
    .select(['review.assignment_id', 'review.task_id', 'review.expert_id'])
    .select(['review.state', 'review.round'])
    .where('review.task_id', 'in', taskIds)
    .where('gold_assignment.assignment_id', 'is', null)
    .orderBy('review.submitted_at')
    .orderBy('review.expert_id')
    .execute();
  if (reviews.length === 0) return new Map();
  const ids = reviews.map(({ assignment_id: id }) => id);
  const [decisions, disputes, threads] = [
    await decisionsOf(database, ids),
    await disputesOf(database, ids),
    await threadsOf(database, ids),
  ];
  // A review that nobody has touched yet says no more than its annotation does.
  const touched = reviews.filter(({ assignment_id: id }) => decisions.has(id) || threads.has(id));
  const byTask = Map.groupBy(touched, ({ task_id: id }) => id);
  return new Map(
    [...byTask].map(([taskId, own]) => [
      taskId,
      own.map(({ assignment_id: id, expert_id: annotator, state, round }) => ({
        annotator,
        state,
        round,
        decisions: decisions.get(id) ?? [],
        disputes: disputes.get(id) ?? [],
        threads: threads.get(id) ?? [],
      })),
    ]),
  );
}

type Of<Key extends 'decisions' | 'disputes' | 'threads'> = Map<string, NativeReview[Key]>;

async function decisionsOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Of<'decisions'>> {
  const rows = await database
    .selectFrom('review_decision as d')
    .innerJoin('annotation as judged', 'judged.id', 'd.annotation_id')
    .leftJoin('annotation as fixed', 'fixed.id', 'd.fixed_annotation_id')
    .select(['d.assignment_id', 'd.kind', 'd.reviewer_id', 'd.round', 'd.note', 'd.at'])
    .select(['judged.version', 'fixed.version as fixed_version'])
    .where('d.assignment_id', 'in', ids)
    .orderBy('d.n')
    .execute();
  return grouped(rows, (row) => ({
    kind: row.kind,
    reviewer: row.reviewer_id,
    round: row.round,
    version: row.version,
    ...(row.fixed_version === null ? {} : { fixedVersion: row.fixed_version }),
    note: row.note,
    at: row.at.toISOString(),
  }));
}

async function disputesOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Of<'disputes'>> {
  const rows = await database
    .selectFrom('review_dispute')
    .select(['assignment_id', 'grounds', 'reason', 'at', 'outcome', 'answer'])
    .select(['decided_by', 'decided_at'])
    .where('assignment_id', 'in', ids)
    .orderBy('at')
    .execute();
  return grouped(rows, (row) => ({
    grounds: row.grounds,
    reason: row.reason,
    at: row.at.toISOString(),
    outcome: row.outcome,
    note: row.answer,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
  }));
}

async function threadsOf(database: Kysely<Tables>, ids: readonly string[]): Promise<Of<'threads'>> {
  const threads = await database
    .selectFrom('review_thread')
    .innerJoin('annotation', 'annotation.id', 'review_thread.annotation_id')
    .select(['review_thread.id', 'review_thread.assignment_id', 'anchor', 'review_thread.round'])
    .select(['to_expert', 'resolved_at', 'resolved_by', 'version'])
    .where('review_thread.assignment_id', 'in', ids)
    .orderBy('n')
    .execute();
  const messages = await database
    .selectFrom('review_message')
    .innerJoin('review_thread', 'review_thread.id', 'review_message.thread_id')
    .select(['thread_id', 'author_id', 'text', 'at', 'mentions'])
    .where('review_thread.assignment_id', 'in', ids)
    .orderBy('review_message.n')
    .execute();
  const byThread = Map.groupBy(messages, ({ thread_id: id }) => id);
  return grouped(threads, (row) => ({
    anchor: row.anchor,
    round: row.round,
    version: row.version,
    toExpert: row.to_expert,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    ...(row.resolved_by === null ? {} : { resolvedBy: row.resolved_by }),
    messages: (byThread.get(row.id) ?? []).map(({ author_id: author, text, at, mentions }) => ({
      author,
      text,
      at: at.toISOString(),
      ...(mentions.length === 0 ? {} : { mentions }),
    })),
  }));
}

function grouped<Row extends { assignment_id: string }, Entry>(
  rows: readonly Row[],
  entryOf: (row: Row) => Entry,
): Map<string, Entry[]> {
  const groups = Map.groupBy(rows, ({ assignment_id: id }) => id);
  return new Map([...groups].map(([id, own]) => [id, own.map(entryOf)]));
}
