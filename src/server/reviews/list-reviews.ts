import { sql, type Kysely, type SqlBool } from 'kysely';
import type { ReviewQueue, ReviewRow } from '#contract/review/list-reviews.ts';
import type { ReviewFilter } from '#domain/review/review-filter.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { firstReviewers, mayDecide } from './find-review.ts';

const MOST_LISTED = 200;

/** The queue as one reviewer sees it. */
export async function listReviews(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
  filter: ReviewFilter,
): Promise<ReviewQueue> {
  const { settings } = await loadProject(database, projectId);
  const filtered = filteredReviews(database, projectId, accountId, filter);
  const { found } = await filtered
    .select((select) => select.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  const rows = await filtered
    .innerJoin('task', 'task.id', 'review.task_id')
    .selectAll('review')
    .select(['task.title', 'annotation.active_seconds'])
    .orderBy(sql`review.state = 'disputed'`, 'desc')
    .orderBy(sql`review.state = 'waiting' and review.round > 1`, 'desc')
    .orderBy('review.submitted_at')
    .orderBy('review.assignment_id')
    .limit(MOST_LISTED)
    .execute();
  const { open } = await database
    .selectFrom('review')
    .select((select) => select.fn.countAll<number>().as('open'))
    .where('project_id', '=', projectId)
    .where('state', 'in', ['waiting', 'disputed'])
    .executeTakeFirstOrThrow();
  const experts = await database
    .selectFrom('review')
    .select('expert_id')
    .distinct()
    .where('project_id', '=', projectId)
    .execute();
  const names = await namesOf(
    database,
    experts.map(({ expert_id: id }) => id),
  );
  const person = (id: string) => ({ id, name: names.get(id) ?? 'Removed account' });
  const returnedBy = await firstReviewers(
    database,
    rows.map(({ assignment_id: id }) => id),
  );
  return {
    reviews: rows.map((row): ReviewRow => ({
      ...rowOf(row, settings.review.blindFirst),
      expert: person(row.expert_id),
      mayDecide: mayDecide(row, accountId, returnedBy.get(row.assignment_id)),
    })),
    found: Number(found),
    open: Number(open),
    experts: experts
      .map(({ expert_id: id }) => person(id))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    skills: await skillsOf(database, projectId),
    questions: settings.questions.map(({ name }) => name),
    policy: settings.review.policy,
    blindFirst: settings.review.blindFirst,
  };
}

/** Skills that tasks of the project ask for, in the order of the alphabet. */
async function skillsOf(database: Kysely<Tables>, projectId: string): Promise<string[]> {
  const { rows } = await sql<{ skill: string }>`
    select distinct unnest(skills) as skill from task where project_id = ${projectId}
    order by 1`.execute(database);
  return rows.map(({ skill }) => skill);
}

function filteredReviews(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
  { state, flag, expert, question, skill, mine }: ReviewFilter,
) {
  return database
    .selectFrom('review')
    .innerJoin('annotation', 'annotation.id', 'review.annotation_id')
    .where('review.project_id', '=', projectId)
    .$if(state === 'open', (query) => query.where('review.state', 'in', ['waiting', 'disputed']))
    .$if(state === 'done', (query) => query.where('review.state', 'in', ['accepted', 'unasked']))
    .$if(state === 'argued', (query) =>
      query.where(
        sql<SqlBool>`exists (select 1 from review_dispute d
          where d.assignment_id = review.assignment_id)`,
      ),
    )
    .$if(!['open', 'done', 'argued', 'all'].includes(state), (query) =>
      query.where(sql<SqlBool>`review.state = ${state}`),
    )
    .$if(flag !== undefined, (query) =>
      query.where(sql<SqlBool>`${flag ?? ''} = any(review.flags)`),
    )
    .$if(expert !== undefined, (query) => query.where('review.expert_id', '=', expert ?? ''))
    .$if(question !== undefined, (query) =>
      query.where(
        sql<SqlBool>`annotation.grades->'answers' @> ${json([{ question: question ?? '' }])}::jsonb`,
      ),
    )
    .$if(skill !== undefined, (query) =>
      query.where(
        sql<SqlBool>`exists (select 1 from task t
          where t.id = review.task_id and ${skill ?? ''} = any(t.skills))`,
      ),
    )
    .$if(mine === 'yes', (query) =>
      query.where(
        sql<SqlBool>`exists (select 1 from review_decision d
          where d.assignment_id = review.assignment_id and d.reviewer_id = ${accountId})`,
      ),
    );
}

type Row = {
  assignment_id: string;
  task_id: string;
  title: string;
  round: number;
  state: ReviewRow['state'];
  asked_by: string | null;
  flags: ReviewRow['flags'];
  active_seconds: number;
  submitted_at: Date;
};

/** Where reviewers grade blind, flags that tell of the answers stay back. */
export function rowOf(row: Row, blindFirst: boolean): Omit<ReviewRow, 'expert' | 'mayDecide'> {
  const telling = ['contradiction', 'low-agreement', 'no-evidence'];
  return {
    id: row.assignment_id,
    taskId: row.task_id,
    taskTitle: row.title,
    round: row.round,
    state: row.state,
    askedBy: row.asked_by,
    flags: blindFirst ? row.flags.filter((flag) => !telling.includes(flag)) : row.flags,
    activeSeconds: row.active_seconds,
    submittedAt: row.submitted_at.toISOString(),
  };
}
