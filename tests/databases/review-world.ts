import type { Kysely } from 'kysely';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { madeCriterion } from '#domain/project/made-settings.fixture.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { Tables } from '#server/database/tables.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { claim } from '#server/queue/claim.ts';
import { loadWork } from '#server/queue/load-work.ts';
import { decideReview, type Decide } from '#server/reviews/decide-review.ts';
import { disputeReturn } from '#server/reviews/dispute-return.ts';
import { listReviews } from '#server/reviews/list-reviews.ts';
import { readReview } from '#server/reviews/read-review.ts';
import { countingIds } from './counting-ids.ts';
import { manualClock } from './manual-clock.ts';
import { seedProject, type Seed } from './seed-project.ts';

export const verdict = (value: string) => ({ value, criterionVersion: 1 });
export const fieldsFor = (task: string, value = 'met'): DraftFields => ({
  [`verdict/c/${task}-r1`]: verdict(value),
  [`verdict/c/${task}-r2`]: verdict('not-met'),
});
export const comment = (task: string) => ({
  anchor: { kind: 'verdict' as const, criterionId: 'c', responseId: `${task}-r1` },
  text: 'Look at the second line again.',
});

/** Project `p` with one criterion and three tasks, or as many as are asked for; experts `e` and `f`, reviewers `r` and `s`. */
export async function reviewWorld(
  database: Kysely<Tables>,
  review: Partial<ProjectSettings['review']> = {},
  more: Partial<ProjectSettings> = {},
  tasks: Partial<Pick<Seed, 'tasks' | 'skills'>> = {},
) {
  await seedProject(database, {
    tasks: 3,
    ...tasks,
    settings: {
      rubric: [madeCriterion('c')],
      scoringRule: 'healthbench',
      shuffle: false,
      review: { policy: { kind: 'all' }, blindFirst: false, ...review },
      ...more,
    },
  });
  const people = [
    ['e', 'Eva Expert', 'expert'],
    ['f', 'Finn Expert', 'expert'],
    ['r', 'Rita Review', 'reviewer'],
    ['s', 'Sam Second', 'reviewer'],
  ] as const;
  await database
    .insertInto('account')
    .values(people.map(([id, name]) => ({ id, name, email: `${id}@example.com` })))
    .execute();
  await database
    .insertInto('membership')
    .values(people.map(([id, , role]) => ({ project_id: 'p', account_id: id, role })))
    .execute();
  const clock = manualClock();
  const limbs = { database, clock, ids: countingIds() };
  const claimAs = (expertId: string, purpose: 'current' | 'next' = 'current') =>
    claim(limbs, { projectId: 'p', expertId, purpose });
  let keys = 0;
  const submit = async (
    expertId: string,
    value = 'met',
    given: { fields?: (taskId: string) => DraftFields; activeSeconds?: number } = {},
  ) => {
    const own = await claimAs(expertId);
    if (!own) throw new Error('Nothing to claim');
    const { id, taskId } = own.assignment;
    const { draft } = await loadWork(database, own);
    await submitWork(limbs, {
      projectId: 'p',
      assignmentId: id,
      expertId,
      key: `k:${++keys}`,
      body: {
        schema: 1,
        baseRevision: draft.revision,
        fields: { ...fieldsFor(taskId, value), ...given.fields?.(taskId) },
        activeSeconds: given.activeSeconds ?? 60,
      },
    });
    return { reviewId: id, taskId };
  };
  const decide = async (
    accountId: string,
    reviewId: string,
    body: Partial<Decide['body']> & Pick<Decide['body'], 'kind'>,
    key = `d:${++keys}`,
  ) => {
    const { annotation_id: annotationId } = await database
      .selectFrom('review')
      .select('annotation_id')
      .where('assignment_id', '=', reviewId)
      .executeTakeFirstOrThrow();
    return decideReview(limbs, {
      projectId: 'p',
      reviewId,
      accountId,
      key,
      body: { annotationId, note: '', comments: [], ...body },
    });
  };
  const dispute = (reviewId: string) =>
    disputeReturn(
      limbs,
      { projectId: 'p', assignmentId: reviewId, expertId: 'e' },
      { grounds: ['verdict'], reason: 'It is met in ¶ 2.' },
    );
  const queue = (accountId = 'r', filter = {}) =>
    listReviews(database, 'p', accountId, { state: 'open', ...filter });
  const read = (reviewId: string, accountId = 'r', veiled = false) =>
    readReview(database, { projectId: 'p', reviewId }, { accountId, veiled });
  return { database, clock, limbs, claimAs, submit, decide, dispute, queue, read };
}
