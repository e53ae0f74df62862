import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getGold, GoldItem } from '#contract/gold/get-gold.ts';
import { goldAlert } from '#domain/gold/gold-alert.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { comparedParts } from './compared-parts.ts';
import { askedBy, goldResults, type GoldResult } from './gold-results.ts';
import { goldSettingsOf } from './gold-settings-of.ts';
import { onboardingStandingOf, recordOf, resultView } from './own-gold.ts';

/** What a lead sees of gold: the items, and how everybody does on them. */
export async function goldOverview(
  database: Kysely<Tables>,
  projectId: string,
): Promise<AnswerOf<typeof getGold>> {
  const settings = await goldSettingsOf(database, projectId);
  const results = await goldResults(database, { projectId });
  const standings = await database
    .selectFrom('gold_standing')
    .select('expert_id')
    .where('project_id', '=', projectId)
    .execute();
  const ids = [
    ...new Set(
      [...standings, ...results.map((each) => ({ expert_id: each.expertId }))].map(
        (each) => each.expert_id,
      ),
    ),
  ];
  const names = await namesOf(database, ids);
  const people = [];
  for (const accountId of ids) {
    const own = results.filter(({ expertId }) => expertId === accountId);
    const hidden = recordOf(own);
    people.push({
      accountId,
      name: names.get(accountId) ?? 'Removed account',
      onboarding: await onboardingStandingOf(database, { projectId, expertId: accountId }, own),
      hidden,
      alert: hidden && goldAlert(hidden, settings.passMark),
      results: own.map(resultView),
    });
  }
  return {
    settings,
    items: await itemsOf(database, projectId, results),
    people: people.toSorted((a, b) => (a.hidden?.low ?? -1) - (b.hidden?.low ?? -1)),
  };
}

export async function itemsOf(
  database: Kysely<Tables>,
  projectId: string,
  results: readonly GoldResult[],
): Promise<GoldItem[]> {
  const rows = await database
    .selectFrom('gold_item')
    .innerJoin('task', 'task.id', 'gold_item.task_id')
    .selectAll('gold_item')
    .select('task.title')
    .where('gold_item.project_id', '=', projectId)
    .orderBy('gold_item.made_at')
    .orderBy('gold_item.task_id')
    .execute();
  const names = await namesOf(database, [...new Set(rows.map((row) => row.made_by))]);
  const asked = askedBy(database, projectId);
  return Promise.all(
    rows.map(async (row) => {
      const own = results.filter(({ taskId }) => taskId === row.task_id);
      return {
        taskId: row.task_id,
        taskTitle: row.title,
        use: row.use,
        reason: row.reason,
        parts: await comparedParts(database, projectId, row, asked),
        madeBy: names.get(row.made_by) ?? 'Removed account',
        madeAt: row.made_at.toISOString(),
        withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
        answered: own.length,
        right: own.filter(({ right }) => right).length,
      };
    }),
  );
}
