import type { Kysely } from 'kysely';
import type { ReviewWork, Unveiled } from '#contract/review/review-work.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { Refusal } from '#server/refusal.ts';
import { blindTask } from '#server/tasks/blind-task.ts';
import { findReview, firstReviewers, mayDecide, type ReviewKey } from './find-review.ts';
import { rowOf } from './list-reviews.ts';
import { threadsOf } from './review-threads.ts';

type Row = Awaited<ReturnType<typeof findReview>>;

/**
 * Everything for one review. Blind first means that the expert's answers, other annotators, gold
 * and threads are not read from the database, let alone sent, until this reviewer's own grades
 * of this very version are kept.
 */
export async function readReview(
  database: Kysely<Tables>,
  key: ReviewKey,
  viewer: { accountId: string; veiled: boolean },
): Promise<ReviewWork> {
  const row = await findReview(database, key);
  const project = await loadProject(database, key.projectId);
  const { blindFirst } = project.settings.review;
  const assignment = await database
    .selectFrom('assignment')
    .innerJoin('project_version', (join) =>
      join
        .onRef('project_version.project_id', '=', 'assignment.project_id')
        .onRef('project_version.version', '=', 'assignment.project_version'),
    )
    .selectAll('assignment')
    .select('project_version.settings')
    .where('assignment.id', '=', key.reviewId)
    .executeTakeFirst();
  const annotation = await database
    .selectFrom('annotation')
    .select(['display_order', 'active_seconds', 'rubric_id', 'rubric_version', 'project_version'])
    .where('id', '=', row.annotation_id)
    .executeTakeFirst();
  if (!assignment || !annotation) throw new Refusal('not-found', 'There is no such review');
  const settings = projectSettings.parse(assignment.settings);
  const mine = await blindGrades(database, row, viewer.accountId);
  const veiled = (blindFirst || viewer.veiled) && mine === null && row.state !== 'accepted';
  const names = await namesOf(database, [row.expert_id]);
  const returnedBy = (await firstReviewers(database, [key.reviewId])).get(key.reviewId);
  return {
    review: {
      ...rowOf({ ...row, active_seconds: annotation.active_seconds }, veiled),
      expert: { id: row.expert_id, name: names.get(row.expert_id) ?? 'Removed account' },
      mayDecide: mayDecide(row, viewer.accountId, returnedBy),
    },
    annotationId: row.annotation_id,
    task: await blindTask(
      database,
      {
        taskId: row.task_id,
        responseOrder: annotation.display_order,
        rubricId: annotation.rubric_id,
        rubricVersion: annotation.rubric_version,
        projectVersion: annotation.project_version,
      },
      settings,
    ),
    settings,
    settingsVersion: assignment.project_version,
    blindFirst,
    unveiled: veiled ? null : await unveil(database, row, viewer.accountId, mine),
    people: await reviewersOf(database, key.projectId),
  };
}

export async function blindGrades(
  database: Kysely<Tables>,
  { assignment_id, annotation_id }: Pick<Row, 'assignment_id' | 'annotation_id'>,
  reviewerId: string,
): Promise<Unveiled['mine']> {
  const row = await database
    .selectFrom('review_blind')
    .select(['fields', 'unveiled_at'])
    .where('assignment_id', '=', assignment_id)
    .where('reviewer_id', '=', reviewerId)
    .where('annotation_id', '=', annotation_id)
    .executeTakeFirst();
  return row ? { fields: row.fields, unveiledAt: row.unveiled_at.toISOString() } : null;
}

async function unveil(
  database: Kysely<Tables>,
  row: Row,
  viewerId: string,
  mine: Unveiled['mine'],
): Promise<Unveiled> {
  const versions = await database
    .selectFrom('annotation')
    .selectAll()
    .where('assignment_id', '=', row.assignment_id)
    .orderBy('version', 'desc')
    .execute();
  const current = versions.find(({ id }) => id === row.annotation_id);
  if (!current) throw new Refusal('not-found', 'There is no such review');
  const decisions = await database
    .selectFrom('review_decision')
    .selectAll()
    .where('assignment_id', '=', row.assignment_id)
    .orderBy('n')
    .execute();
  const others = await database
    .selectFrom('review')
    .innerJoin('annotation', 'annotation.id', 'review.annotation_id')
    .select('annotation.fields')
    .where('review.task_id', '=', row.task_id)
    .where('review.assignment_id', '<>', row.assignment_id)
    .orderBy('review.submitted_at')
    .execute();
  const task = await database
    .selectFrom('task')
    .select('gold')
    .where('id', '=', row.task_id)
    .executeTakeFirst();
  const dispute = await database
    .selectFrom('review_dispute')
    .selectAll()
    .where('assignment_id', '=', row.assignment_id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const authors = await database
    .selectFrom('review_message')
    .innerJoin('review_thread', 'review_thread.id', 'review_message.thread_id')
    .select('author_id')
    .distinct()
    .where('assignment_id', '=', row.assignment_id)
    .execute();
  const names = await namesOf(database, [
    ...new Set([
      row.expert_id,
      ...decisions.map(({ reviewer_id: id }) => id),
      ...authors.map(({ author_id: id }) => id),
      ...versions.map(({ made_by: id }) => id),
    ]),
  ]);
  const nameOf = (id: string) => names.get(id) ?? 'Removed account';
  const submissionOf = (each: (typeof versions)[number]): Unveiled['submission'] => ({
    annotationId: each.id,
    version: each.version,
    round: each.round,
    fields: each.fields,
    scores: each.scores,
    madeBy: each.made_by === row.expert_id ? null : nameOf(each.made_by),
    submittedAt: each.submitted_at.toISOString(),
  });
  const previous = versions.find(({ version }) => version < current.version);
  return {
    submission: submissionOf(current),
    guard: current.guard,
    previous: previous ? submissionOf(previous) : null,
    mine,
    others: others.map(({ fields }, index) => ({ number: index + 2, fields })),
    gold: task?.gold ?? null,
    threads: await threadsOf(
      database,
      { reviewId: row.assignment_id, toExpertOnly: false },
      { viewerId, nameOf },
    ),
    decisions: decisions.map((each) => ({
      kind: each.kind,
      by: nameOf(each.reviewer_id),
      mine: each.reviewer_id === viewerId,
      round: each.round,
      note: each.note,
      at: each.at.toISOString(),
    })),
    dispute: dispute
      ? {
          grounds: dispute.grounds,
          reason: dispute.reason,
          at: dispute.at.toISOString(),
          outcome: dispute.outcome,
          answer: dispute.answer,
          decidedAt: dispute.decided_at?.toISOString() ?? null,
        }
      : null,
  };
}

/** Reviewers and leads of a project, by name. */
export async function reviewersOf(
  database: Kysely<Tables>,
  projectId: string,
): Promise<{ id: string; name: string }[]> {
  return database
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select(['account.id', 'account.name'])
    .distinct()
    .where('membership.project_id', '=', projectId)
    .where('membership.role', 'in', ['reviewer', 'lead'])
    .orderBy('account.name')
    .execute();
}
