import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { listNotices as endpoint } from '#contract/review/list-notices.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';

const MOST_LISTED = 50;

/** What happened to somebody's own work and threads, newest first. */
export async function listNotices(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
): Promise<AnswerOf<typeof endpoint>> {
  const rows = await database
    .selectFrom('notice')
    // Of the assignment, not of the review: a proposal may be decided before the work is submitted.
    .innerJoin('assignment', 'assignment.id', 'notice.assignment_id')
    .selectAll('notice')
    .select('assignment.expert_id')
    .where('notice.project_id', '=', projectId)
    .where('notice.account_id', '=', accountId)
    .orderBy('notice.at', 'desc')
    .orderBy('notice.id')
    .limit(MOST_LISTED)
    .execute();
  const { unread } = await database
    .selectFrom('notice')
    .select((select) => select.fn.countAll<number>().as('unread'))
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    unread: Number(unread),
    notices: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      reviewId: row.assignment_id,
      taskTitle: row.title,
      ownWork: row.expert_id === accountId,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
  };
}

export async function readNotices(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  projectId: string,
  accountId: string,
  ids: readonly string[],
): Promise<void> {
  await database
    .updateTable('notice')
    .set({ read_at: clock.now() })
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .$if(ids.length > 0, (query) => query.where('id', 'in', ids))
    .execute();
}
