import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type {
  listQualityItems,
  QualityFigure,
  QualityItem,
} from '#contract/quality/list-quality-items.ts';
import { dayOf } from '#domain/pay/period.ts';
import { expertAlerts, type ExpertAlert } from '#domain/quality/expert-alerts.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import type { Tables } from '#server/database/tables.ts';
import { addCosts, isForOwnAnswers, type CostPart } from '#server/pay/project-cost.ts';
import { Refusal } from '#server/refusal.ts';
import { regradedItems } from '#server/spot-checks/load-spot-checks.ts';
import { alertBasis } from './compute-quality.ts';
import { isAccepted, type ItemRow } from './item-rows.ts';
import { loadQuality, type LoadedQuality } from './load-quality.ts';
import { namesOf } from './names-of.ts';
import { hasTime } from './outcome-of.ts';

const MOST_ITEMS = 200;

type Asked = QualityFilter & {
  of: QualityFigure;
  alert?: ExpertAlert['kind'] | undefined;
};

/** An item before names and titles are looked up. */
type Line = Omit<QualityItem, 'person' | 'taskTitle'> & { personId: string };

/** What a figure counts, item by item: as many as the figure says, the most telling first. */
export async function qualityItems(
  database: Kysely<Tables>,
  projectId: string,
  { of, alert, ...filter }: Asked,
): Promise<AnswerOf<typeof listQualityItems>> {
  const loaded = await loadQuality(database, projectId, filter);
  const lines = await linesOf(database, loaded, of, alert);
  const shown = lines.slice(0, MOST_ITEMS);
  const names = await namesOf(database, [...new Set(shown.map(({ personId }) => personId))]);
  const titles = await titlesOf(database, [...new Set(shown.map(({ taskId }) => taskId))]);
  return {
    found: lines.length,
    items: shown.map(({ personId, ...line }) => ({
      ...line,
      taskTitle: titles.get(line.taskId) ?? '',
      person: { id: personId, name: names.get(personId) ?? 'Removed account' },
    })),
  };
}

async function linesOf(
  database: Kysely<Tables>,
  loaded: LoadedQuality,
  of: QualityFigure,
  alert: ExpertAlert['kind'] | undefined,
): Promise<Line[]> {
  const line = itemLines(loaded);
  const ofItem = (item: ItemRow) =>
    line({ taskId: item.taskId, personId: item.expertId, at: item.submittedAt });
  const ofJudgement = ({ taskId, annotatorId, submittedAt }: Judgement) =>
    line({ taskId, personId: annotatorId, at: submittedAt });
  const { items, judgements } = loaded;
  switch (of) {
    case 'items':
      return items.map(ofItem);
    case 'accepted':
      return items.filter(isAccepted).map(ofItem);
    case 'returned':
      return items.filter(({ state }) => state === 'returned').map(ofItem);
    case 'disputed':
      return items.filter(({ disputed }) => disputed).map(ofItem);
    case 'upheld':
      return items.filter(({ upheld }) => upheld).map(ofItem);
    case 'time':
      return judgements
        .filter(hasTime)
        .toSorted((a, b) => b.activeSeconds - a.activeSeconds)
        .map(ofJudgement);
    case 'cost':
      return costLines(loaded);
    case 'defects':
      return defectLines(database, loaded);
    case 'gold':
      return loaded.gold
        .toSorted((a, b) => Number(a.right) - Number(b.right))
        .map(({ annotationId, taskId, expertId, submittedAt, parts, right }) => ({
          ...line({ taskId, personId: expertId, at: Date.parse(submittedAt) }),
          key: annotationId,
          says: right
            ? 'Right'
            : parts
                .filter((part) => !part.right)
                .map((part) => `${part.name}: ${part.says}`)
                .join(' · '),
        }));
    case 'compared': {
      const onTask = Map.groupBy(loaded.all, ({ taskId }) => taskId);
      return judgements
        .filter(({ taskId }) => (onTask.get(taskId)?.length ?? 0) > 1)
        .map(ofJudgement);
    }
    case 'alert':
      return alertLines(loaded, alert, ofJudgement);
  }
}

/** Whatever is known of one expert's work on one task. */
function itemLines({ items, all, costs }: LoadedQuality) {
  const byItem = new Map(items.map((each) => [`${each.taskId}/${each.expertId}`, each]));
  const judged = new Map(all.map((each) => [`${each.taskId}/${each.annotatorId}`, each]));
  const paid = Map.groupBy(
    costs.filter(isForOwnAnswers),
    (each) => `${each.taskId}/${each.accountId}`,
  );
  return ({ taskId, personId, at }: { taskId: string; personId: string; at: number }): Line => {
    const key = `${taskId}/${personId}`;
    const item = byItem.get(key);
    const seconds = judged.get(key)?.activeSeconds ?? 0;
    return {
      key,
      taskId,
      personId,
      day: dayOf(at),
      reviewId: item?.assignmentId ?? null,
      state: item?.state ?? null,
      seconds: seconds > 0 ? seconds : null,
      cost: addCosts(paid.get(key) ?? []).amounts,
      says: '',
    };
  };
}

const workWords: Record<string, string> = {
  graded: 'Graded',
  'graded-blind': 'Graded blind for a review',
  regraded: 'Regraded for a spot check',
  reviewed: 'Reviewed',
  corrected: 'Correction of the time',
  'corrected-review': 'Correction of the time of review',
};

/** Everybody's work that was counted, the dearest first; the cost is the sum of these lines. */
function costLines({ costs, items }: LoadedQuality): Line[] {
  const reviews = new Map(items.map((each) => [`${each.taskId}/${each.expertId}`, each] as const));
  const groups = Map.groupBy(costs, ({ taskId, accountId, work }) =>
    JSON.stringify([taskId, accountId, work]),
  );
  const sum = (parts: readonly CostPart[]) => addCosts(parts).amounts[0]?.minor ?? 0;
  return [...groups]
    .toSorted(([, a], [, b]) => sum(b) - sum(a))
    .flatMap(([key, parts]) => {
      const [first] = parts;
      if (!first) return [];
      const item = reviews.get(`${first.taskId}/${first.accountId}`);
      const { seconds, amounts, secondsWithoutRate } = addCosts(parts);
      const unpaid = secondsWithoutRate > 0 ? ', part of it without a rate' : '';
      return [
        {
          key,
          taskId: first.taskId,
          personId: first.accountId,
          day: first.day,
          reviewId: item?.assignmentId ?? null,
          state: item?.state ?? null,
          seconds,
          cost: amounts,
          says: `${workWords[first.work] ?? first.work}${unpaid}`,
        },
      ];
    });
}

/** Regraded items of the newest check, defective ones first. */
async function defectLines(database: Kysely<Tables>, loaded: LoadedQuality): Promise<Line[]> {
  const check = loaded.defectsOf(() => true);
  if (check === null) return [];
  const line = itemLines(loaded);
  return (await regradedItems(database, check.checkId))
    .filter(({ taskId, expertId, submittedAt }) =>
      loaded.scope.hasItem({ taskId, expertId, submittedAt: Date.parse(submittedAt) }),
    )
    .map(({ taskId, expertId, submittedAt, defects }) => ({
      ...line({ taskId, personId: expertId, at: Date.parse(submittedAt) }),
      says:
        defects.length === 0 ? 'Sound' : [...new Set(defects.map(({ says }) => says))].join(' · '),
    }));
}

function alertLines(
  loaded: LoadedQuality,
  kind: ExpertAlert['kind'] | undefined,
  ofJudgement: (judgement: Judgement) => Line,
): Line[] {
  const { expert } = loaded.filter;
  if (kind === undefined || expert === undefined) {
    throw new Refusal('invalid', 'An alert is one check of one expert', {
      errors: [{ place: 'query.alert', reason: 'Name the alert and the expert' }],
    });
  }
  const raised = expertAlerts(alertBasis(loaded), loaded.scales).find(
    (each) => each.kind === kind && each.annotatorId === expert,
  );
  const byId = new Map(loaded.all.map((each) => [each.annotationId, each]));
  return (raised?.annotationIds ?? []).flatMap((id) => {
    const judgement = byId.get(id);
    return judgement ? [ofJudgement(judgement)] : [];
  });
}

async function titlesOf(
  database: Kysely<Tables>,
  taskIds: readonly string[],
): Promise<Map<string, string>> {
  if (taskIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('task')
    .select(['id', 'title'])
    .where('id', 'in', taskIds)
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}
