import type { Kysely } from 'kysely';
import { sumMoney, type Money } from '#domain/pay/money.ts';
import type { Tables } from '#server/database/tables.ts';
import { allStatements } from './statements.ts';

export type WorkCost = { seconds: number; amounts: Money[]; secondsWithoutRate: number };

/**
 * What the project's work came to since it began, agreed corrections included: in all, and by the
 * task and the person that it was done for and by.
 */
export async function projectCost(
  database: Kysely<Tables>,
  projectId: string,
): Promise<{
  all: WorkCost;
  byTask: Map<string, WorkCost>;
  byPerson: Map<string, WorkCost>;
}> {
  const statements = await allStatements(database, projectId, {
    from: '0001-01-01',
    to: '9999-12-31',
  });
  const tasks = new Map(
    statements.flatMap(({ lines }) => lines.map((line) => [line.assignmentId, line.taskId])),
  );
  const parts = statements.flatMap(({ accountId, lines, corrections }) => [
    ...lines.map((line) => ({ ...line, accountId })),
    ...corrections
      .filter(({ state }) => state === 'agreed')
      .map((each) => ({ ...each, accountId, taskId: tasks.get(each.assignmentId) ?? '' })),
  ]);
  const by = (key: 'taskId' | 'accountId') =>
    new Map([...Map.groupBy(parts, (part) => part[key])].map(([name, own]) => [name, summed(own)]));
  return { all: summed(parts), byTask: by('taskId'), byPerson: by('accountId') };
}

type Part = { seconds: number; amount: Money | null };

function summed(parts: readonly Part[]): WorkCost {
  const seconds = (some: readonly Part[]) => some.reduce((sum, each) => sum + each.seconds, 0);
  return {
    seconds: seconds(parts),
    amounts: sumMoney(parts.flatMap(({ amount }) => (amount === null ? [] : [amount]))),
    secondsWithoutRate: seconds(parts.filter(({ amount }) => amount === null)),
  };
}

/** Several costs as one. */
export function addCosts(costs: readonly WorkCost[]): WorkCost {
  return {
    seconds: costs.reduce((sum, each) => sum + each.seconds, 0),
    amounts: sumMoney(costs.flatMap(({ amounts }) => amounts)),
    secondsWithoutRate: costs.reduce((sum, each) => sum + each.secondsWithoutRate, 0),
  };
}
