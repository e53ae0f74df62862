import type { Kysely } from 'kysely';
import type { Judgement } from '#domain/quality/judgement.ts';
import { preferenceOrder } from '#domain/score/preference-order.ts';
import {
  checkStrata,
  type CheckStratum,
  type ItemFacts,
} from '#domain/spot-check/check-stratum.ts';
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
  const strata = checkStrata(itemFacts(judgements));
  return judgements.map(({ annotationId, taskId, annotatorId }) => ({
    annotationId,
    taskId,
    expertId: annotatorId,
    stratum: strata.get(annotationId) ?? 'rest',
  }));
}

/** `judgements` oldest first. */
function itemFacts(judgements: readonly Judgement[]): ItemFacts[] {
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
      pace: each.activeSeconds / Math.max(1, each.words),
      cost: each.activeSeconds,
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
