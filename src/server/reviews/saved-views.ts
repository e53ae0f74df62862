import type { Kysely } from 'kysely';
import type { ReviewView } from '#contract/review/review-view.ts';
import { reviewFilter, type ReviewFilter } from '#domain/review/review-filter.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

type Owner = { projectId: string; accountId: string };

export async function listViews(
  database: Kysely<Tables>,
  { projectId, accountId }: Owner,
): Promise<ReviewView[]> {
  const rows = await database
    .selectFrom('review_view')
    .select(['id', 'name', 'filter'])
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, filter: reviewFilter.parse(row.filter) }));
}

export async function saveView(
  { database, ids }: Pick<AppLimbs, 'database' | 'ids'>,
  { projectId, accountId }: Owner,
  view: { name: string; filter: ReviewFilter },
): Promise<ReviewView> {
  const { id } = await database
    .insertInto('review_view')
    .values({
      id: ids.next(),
      project_id: projectId,
      account_id: accountId,
      name: view.name,
      filter: json(view.filter),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['project_id', 'account_id', 'name'])
        .doUpdateSet({ filter: json(view.filter) }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, ...view };
}

export async function deleteView(
  database: Kysely<Tables>,
  { projectId, accountId }: Owner,
  viewId: string,
): Promise<void> {
  const gone = await database
    .deleteFrom('review_view')
    .where('id', '=', viewId)
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .returning('id')
    .execute();
  if (gone.length === 0) throw new Refusal('not-found', 'There is no such view');
}
