import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getOwnGold } from '#contract/gold/get-own-gold.ts';
import type { GoldResultView, OnboardingStanding } from '#contract/gold/gold-result.ts';
import { neededRight } from '#domain/gold/onboarding.ts';
import { reliability } from '#domain/skill/reliability.ts';
import type { Tables } from '#server/database/tables.ts';
import { onboardingItems } from './conclude-onboarding.ts';
import { goldResults, type GoldResult } from './gold-results.ts';
import { goldSettingsOf } from './gold-settings-of.ts';

type Person = { projectId: string; expertId: string };

/** One's own gold, of submitted items alone. */
export async function ownGold(
  database: Kysely<Tables>,
  person: Person,
): Promise<AnswerOf<typeof getOwnGold>> {
  const results = await goldResults(database, person);
  return {
    onboarding: await onboardingStandingOf(database, person, results),
    hidden: recordOf(results),
    results: results.map(resultView),
  };
}

export function resultView(result: GoldResult): GoldResultView {
  const { expertId: _, domain: __, ...view } = result;
  return view;
}

/** Hidden items alone: whoever works on the onboarding set knows that it counts. */
export function recordOf(results: readonly GoldResult[]) {
  const hidden = results.filter(({ use }) => use === 'hidden');
  if (hidden.length === 0) return null;
  const right = hidden.filter((each) => each.right).length;
  const { mean, low, high } = reliability({ right, wrong: hidden.length - right });
  return { right, of: hidden.length, mean, low, high };
}

/** Null where there is no set for this person and nothing was decided about them. */
export async function onboardingStandingOf(
  database: Kysely<Tables>,
  person: Person,
  results: readonly GoldResult[],
): Promise<OnboardingStanding | null> {
  const standing = await database
    .selectFrom('gold_standing')
    .select(['state', 'note', 'decided_by'])
    .where('project_id', '=', person.projectId)
    .where('expert_id', '=', person.expertId)
    .executeTakeFirst();
  const items = await onboardingItems(database, person);
  if (!standing?.state && items.length === 0) return null;
  const { passMark } = await goldSettingsOf(database, person.projectId);
  const done = new Map(
    results.filter(({ use }) => use === 'onboarding').map((each) => [each.taskId, each.right]),
  );
  return {
    state: standing?.state ?? 'onboarding',
    items: items.length,
    done: items.filter(({ taskId, skipped }) => skipped || done.has(taskId)).length,
    right: items.filter(({ taskId }) => done.get(taskId) === true).length,
    needed: neededRight(passMark, items.length),
    note: standing?.note ?? '',
    decidedByLead: standing?.decided_by != null,
  };
}
