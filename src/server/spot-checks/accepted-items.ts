import type { Kysely } from 'kysely';
import type { Money } from '#domain/pay/money.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import { preferenceOrder } from '#domain/score/preference-order.ts';
import {
  checkStrata,
  type CheckStratum,
  type ItemFacts,
} from '#domain/spot-check/check-stratum.ts';
import { addCosts, isForOwnAnswers, projectCost } from '#server/pay/project-cost.ts';
import { loadJudgements } from '#server/quality/load-judgements.ts';
import type { Tables } from '#server/database/tables.ts';

export type AcceptedItem = {
  annotationId: string;
  taskId: string;
  expertId: string;
  stratum: CheckStratum;
};

/**
 * The lot: the version that stands of each expert's work on each task, with the stratum it falls
 * into. Work that a reviewer still looks at, returned, or that is disputed is not accepted yet.
 */
export async function acceptedItems(
  database: Kysely<Tables>,
  projectId: string,
): Promise<AcceptedItem[]> {
  const open = await database
    .selectFrom('review')
    .select(['task_id', 'expert_id'])
    .where('project_id', '=', projectId)
    .where('state', 'in', ['waiting', 'returned', 'disputed'])
    .execute();
  const isOpen = new Set(open.map((each) => `${each.task_id}/${each.expert_id}`));
  const judgements = (await loadJudgements(database, projectId)).filter(
    ({ taskId, annotatorId }) => !isOpen.has(`${taskId}/${annotatorId}`),
  );
  const strata = checkStrata(itemFacts(judgements, await payByItem(database, projectId)));
  return judgements.map(({ annotationId, taskId, annotatorId }) => ({
    annotationId,
    taskId,
    expertId: annotatorId,
    stratum: strata.get(annotationId) ?? 'rest',
  }));
}

/** What each expert was paid for each task until now, rate times time, corrections included. */
async function payByItem(database: Kysely<Tables>, projectId: string): Promise<Map<string, Money>> {
  const parts = Map.groupBy(
    (await projectCost(database, projectId)).filter(isForOwnAnswers),
    ({ taskId, accountId }) => `${taskId}/${accountId}`,
  );
  return new Map(
    [...parts].flatMap(([item, own]) => {
      // A rate may have changed its currency in between; the larger part stands for the item.
      const [most] = addCosts(own).amounts.toSorted((a, b) => b.minor - a.minor);
      return most === undefined ? [] : [[item, most] as const];
    }),
  );
}

/** `judgements` oldest first. */
function itemFacts(judgements: readonly Judgement[], pay: ReadonlyMap<string, Money>): ItemFacts[] {
  const done = new Map<string, number>();
  const byTask = Map.groupBy(judgements, ({ taskId }) => taskId);
  return judgements.map((each) => {
    const before = done.get(each.annotatorId) ?? 0;
    done.set(each.annotatorId, before + 1);
    return {
      annotationId: each.annotationId,
      expertId: each.annotatorId,
      before,
      contradicts: contradicts(each),
      apart: widestDifference(each, byTask.get(each.taskId) ?? []),
      pace: each.activeSeconds > 0 ? each.activeSeconds / Math.max(1, each.words) : null,
      pay: pay.get(`${each.taskId}/${each.annotatorId}`) ?? null,
    };
  });
}

function contradicts({ grades, scores }: Judgement): boolean {
  const scoreOf = (id: string) => scores.find(({ responseId }) => responseId === id)?.raw ?? null;
  return grades.answers
    .flatMap(({ answer }) => preferenceOrder(answer))
    .some(({ chosen, rejected }) => {
      const [high, low] = [scoreOf(chosen), scoreOf(rejected)];
      return high !== null && low !== null && high < low;
    });
}

function widestDifference(own: Judgement, onTask: readonly Judgement[]): number | null {
  const differences = onTask
    .filter(({ annotatorId }) => annotatorId !== own.annotatorId)
    .flatMap(({ scores }) =>
      scores.flatMap(({ responseId, clamped }) => {
        const mine = own.scores.find((each) => each.responseId === responseId)?.clamped ?? null;
        return clamped === null || mine === null ? [] : [Math.abs(clamped - mine)];
      }),
    );
  return differences.length === 0 ? null : Math.max(...differences);
}
