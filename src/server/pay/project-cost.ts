import type { Kysely } from 'kysely';
import { sumMoney, type Money } from '#domain/pay/money.ts';
import type { Tables } from '#server/database/tables.ts';
import { allStatements } from './statements.ts';

export type WorkCost = { seconds: number; amounts: Money[]; secondsWithoutRate: number };

/** A line of somebody's statement, or a correction of it that was agreed. */
export type CostPart = {
  taskId: string;
  taskTitle: string;
  accountId: string;
  /** The day of the work. */
  day: string;
  work: string;
  seconds: number;
  amount: Money | null;
};

/** What the project's work came to since it began, agreed corrections included, part by part. */
export async function projectCost(
  database: Kysely<Tables>,
  projectId: string,
): Promise<CostPart[]> {
  const statements = await allStatements(database, projectId, {
    from: '0001-01-01',
    to: '9999-12-31',
  });
  return statements.flatMap(({ accountId, lines, corrections }) => [
    ...lines.map((line) => partOf(line, accountId, line.work)),
    ...corrections
      .filter(({ state }) => state === 'agreed')
      .map((each) =>
        partOf(each, accountId, each.work === 'reviewed' ? 'corrected-review' : 'corrected'),
      ),
  ]);
}

type Line = Pick<CostPart, 'taskId' | 'taskTitle' | 'day' | 'seconds' | 'amount'>;

function partOf(
  { taskId, taskTitle, day, seconds, amount }: Line,
  accountId: string,
  work: string,
): CostPart {
  return { taskId, taskTitle, accountId, day, work, seconds, amount };
}

/** False for what somebody got for looking at others' submissions of a task. */
export function isForOwnAnswers({ work }: CostPart): boolean {
  return work !== 'reviewed' && work !== 'corrected-review';
}

/** Several parts as one. */
export function addCosts(parts: readonly CostPart[]): WorkCost {
  const seconds = (some: readonly CostPart[]) => some.reduce((sum, each) => sum + each.seconds, 0);
  return {
    seconds: seconds(parts),
    amounts: sumMoney(parts.flatMap(({ amount }) => (amount === null ? [] : [amount]))),
    secondsWithoutRate: seconds(parts.filter(({ amount }) => amount === null)),
  };
}
