import type { Transaction } from 'kysely';
import type { NativeReview } from '#domain/formats/native/native-review.ts';
import { disputedReturn } from '#domain/formats/native/stray-review.ts';
import type { ReviewState } from '#domain/review/review.ts';
import type { IdSource } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';

/**
 * The state in which work comes back from a file. It stays where it was with the reviewers, but
 * for two cases that would leave it with nobody: it was on its way to an expert who is not in this
 * project, or the file (an older one, or one written by hand) does not say why it is not accepted.
 * Then reviewers look at it again.
 */
export async function stateOnReturn(
  transaction: Transaction<Tables>,
  projectId: string,
  state: ReviewState | undefined,
  review: NativeReview | undefined,
): Promise<ReviewState> {
  if (state !== 'returned' && state !== 'disputed') return state ?? 'unasked';
  if (review === undefined) return 'waiting';
  if (state === 'disputed') {
    return review.disputes.some(({ outcome }) => outcome === null) ? 'disputed' : 'waiting';
  }
  const expert = await transaction
    .selectFrom('membership')
    .select('account_id')
    .where('project_id', '=', projectId)
    .where('account_id', '=', review.annotator)
    .where('role', '=', 'expert')
    .executeTakeFirst();
  return expert === undefined || review.decisions.length === 0 ? 'waiting' : 'returned';
}

type Settings = { projectId: string; ids: IdSource };
type Reviewed = {
  assignmentId: string;
  /** Ids of the annotations by their version. */
  versions: ReadonlyMap<number, string>;
  /** Under the task's new response ids. */
  review: NativeReview;
};

/** Decisions, disputes and comments on one annotator's work, in the order of the file. */
export async function restoreReview(
  transaction: Transaction<Tables>,
  settings: Settings,
  reviewed: Reviewed,
): Promise<void> {
  const decisionIds = reviewed.review.decisions.map(() => settings.ids.next());
  await restoreDecisions(transaction, settings, reviewed, decisionIds);
  await restoreDisputes(transaction, settings, reviewed, decisionIds);
  await restoreThreads(transaction, settings, reviewed);
}

async function restoreDecisions(
  transaction: Transaction<Tables>,
  { projectId }: Settings,
  { assignmentId, versions, review }: Reviewed,
  decisionIds: readonly string[],
): Promise<void> {
  for (const [index, each] of review.decisions.entries()) {
    await transaction
      .insertInto('review_decision')
      .values({
        id: decisionIds[index] ?? '',
        project_id: projectId,
        assignment_id: assignmentId,
        annotation_id: versions.get(each.version) ?? '',
        round: each.round,
        kind: each.kind,
        reviewer_id: each.reviewer,
        note: each.note,
        fixed_annotation_id:
          each.fixedVersion === undefined ? null : (versions.get(each.fixedVersion) ?? null),
        at: each.at,
      })
      .execute();
  }
}

async function restoreDisputes(
  transaction: Transaction<Tables>,
  { projectId }: Settings,
  { assignmentId, review }: Reviewed,
  decisionIds: readonly string[],
): Promise<void> {
  for (const each of review.disputes) {
    await transaction
      .insertInto('review_dispute')
      .values({
        decision_id: decisionIds[disputedReturn(review.decisions, each.at)] ?? '',
        project_id: projectId,
        assignment_id: assignmentId,
        expert_id: review.annotator,
        grounds: each.grounds,
        reason: each.reason,
        at: each.at,
        outcome: each.outcome,
        answer: each.note,
        decided_by: each.decidedBy,
        decided_at: each.decidedAt ?? null,
      })
      .execute();
  }
}

async function restoreThreads(
  transaction: Transaction<Tables>,
  { projectId, ids }: Settings,
  { assignmentId, versions, review }: Reviewed,
): Promise<void> {
  const standing = [...versions.keys()].reduce((a, b) => Math.max(a, b));
  for (const each of review.threads) {
    const [opening] = each.messages;
    if (opening === undefined) continue;
    const threadId = ids.next();
    await transaction
      .insertInto('review_thread')
      .values({
        id: threadId,
        project_id: projectId,
        assignment_id: assignmentId,
        annotation_id: versions.get(each.version ?? standing) ?? '',
        round: each.round,
        anchor: json(each.anchor),
        to_expert: each.toExpert,
        opened_by: opening.author,
        opened_at: opening.at,
        resolved_by: each.resolvedBy ?? null,
        resolved_at: each.resolvedAt,
      })
      .execute();
    for (const { author, text, at, mentions } of each.messages) {
      await transaction
        .insertInto('review_message')
        .values({
          id: ids.next(),
          thread_id: threadId,
          author_id: author,
          text,
          mentions: mentions ?? [],
          at,
        })
        .execute();
    }
  }
}
