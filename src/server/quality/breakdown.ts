import type { Kysely } from 'kysely';
import type { Outcome, Quality } from '#contract/quality/get-quality.ts';
import { agreementTable } from '#domain/quality/agreement-table.ts';
import type { AgreementSubject } from '#domain/quality/agreement-subject.ts';
import { dayOf } from '#domain/pay/period.ts';
import type { DayCount } from '#domain/quality/completion-forecast.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import type { Tables } from '#server/database/tables.ts';
import { addCosts, projectCost, type WorkCost } from '#server/pay/project-cost.ts';

type ItemRow = {
  task_id: string;
  expert_id: string;
  state: string;
  disputed: boolean;
  upheld: boolean;
  /** Milliseconds since the epoch. */
  since: number;
};

/**
 * How the work stands in all, by domain and by expert. A domain is a skill that tasks ask for; a
 * task with two counts in both, so domains do not add up to the whole.
 */
export async function breakdown(
  database: Kysely<Tables>,
  projectId: string,
  given: {
    judgements: readonly Judgement[];
    verdicts: AgreementSubject | undefined;
    names: ReadonlyMap<string, string>;
  },
): Promise<Pick<Quality, 'outcome' | 'domains' | 'byExpert'> & { acceptedDays: DayCount[] }> {
  const items = await itemRows(database, projectId);
  const cost = await projectCost(database, projectId);
  const skills = await skillsOf(database, projectId);
  const nothing: WorkCost = { seconds: 0, amounts: [], secondsWithoutRate: 0 };
  const agreementOf = (ofTask: (taskId: string) => boolean) => {
    const { verdicts } = given;
    if (!verdicts) return null;
    // A unit's name begins with its task.
    const ratings = verdicts.ratings.filter(({ unit }) => ofTask(unit.split('/')[0] ?? ''));
    const [row] = ratings.length === 0 ? [] : agreementTable([{ ...verdicts, ratings }]);
    return row?.value == null
      ? null
      : {
          value: row.value,
          low: row.interval?.low ?? null,
          high: row.interval?.high ?? null,
        };
  };
  const outcomeOf = (
    own: readonly ItemRow[],
    judgements: readonly Judgement[],
    costs: WorkCost,
  ): Outcome => {
    const accepted = own.filter(isAccepted).length;
    return {
      items: own.length,
      accepted,
      returned: own.filter(({ state }) => state === 'returned').length,
      disputed: own.filter(({ disputed }) => disputed).length,
      upheld: own.filter(({ upheld }) => upheld).length,
      medianActiveSeconds: median(judgements.map((each) => each.activeSeconds)),
      cost: costs.amounts,
      costPerAccepted:
        accepted === 0
          ? []
          : costs.amounts.map(({ minor, currency }) => ({
              minor: Math.round(minor / accepted),
              currency,
            })),
      secondsWithoutRate: costs.secondsWithoutRate,
    };
  };
  const domains = [...new Set([...skills.values()].flat())].toSorted();
  const days = Map.groupBy(items.filter(isAccepted), ({ since }) => dayOf(since));
  return {
    acceptedDays: [...days]
      .map(([day, own]) => ({ day, count: own.length }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    outcome: outcomeOf(items, given.judgements, cost.all),
    domains: domains.map((skill) => {
      const has = (taskId: string) => (skills.get(taskId) ?? []).includes(skill);
      const costs = [...cost.byTask].filter(([taskId]) => has(taskId)).map(([, each]) => each);
      return {
        key: skill,
        name: skill,
        agreement: agreementOf(has),
        ...outcomeOf(
          items.filter(({ task_id }) => has(task_id)),
          given.judgements.filter(({ taskId }) => has(taskId)),
          addCosts(costs),
        ),
      };
    }),
    byExpert: [...Map.groupBy(items, ({ expert_id }) => expert_id)].map(([accountId, own]) => ({
      key: accountId,
      name: given.names.get(accountId) ?? 'Removed account',
      agreement: null,
      ...outcomeOf(
        own,
        given.judgements.filter(({ annotatorId }) => annotatorId === accountId),
        cost.byPerson.get(accountId) ?? nothing,
      ),
    })),
  };
}

/** Like the lot of a spot check: what nobody looks at any more. */
function isAccepted({ state }: ItemRow): boolean {
  return state === 'accepted' || state === 'unasked';
}

/** One row for each expert's work on a task that was submitted, with its disputes. */
async function itemRows(database: Kysely<Tables>, projectId: string): Promise<ItemRow[]> {
  const rows = await database
    .selectFrom('review')
    .select(['assignment_id', 'task_id', 'expert_id', 'state', 'submitted_at', 'decided_at'])
    .where('project_id', '=', projectId)
    .execute();
  const disputes = await database
    .selectFrom('review_dispute')
    .select(['assignment_id', 'outcome'])
    .where('project_id', '=', projectId)
    .execute();
  const raised = Map.groupBy(disputes, (each) => each.assignment_id);
  return rows.map((row) => {
    const own = raised.get(row.assignment_id) ?? [];
    return {
      ...row,
      disputed: own.length > 0,
      upheld: own.some(({ outcome }) => outcome === 'upheld'),
      since: (row.decided_at ?? row.submitted_at).getTime(),
    };
  });
}

async function skillsOf(
  database: Kysely<Tables>,
  projectId: string,
): Promise<Map<string, string[]>> {
  const rows = await database
    .selectFrom('task')
    .select(['id', 'skills'])
    .where('project_id', '=', projectId)
    .execute();
  return new Map(rows.map(({ id, skills }) => [id, skills]));
}

/** Nought where there is nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
