import { sql, type Transaction } from 'kysely';
import type { OpinionRecord } from '#domain/quality/opinion-accuracy.ts';
import type { OpinionCredit } from '#domain/quality/task-opinion.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';

/** How often each expert of a project was right so far, by question. */
export async function loadRecords(
  transaction: Transaction<Tables>,
  projectId: string,
): Promise<OpinionRecord[]> {
  const rows = await transaction
    .selectFrom('opinion_record')
    .selectAll()
    .where('project_id', '=', projectId)
    .execute();
  return rows.map((row) => ({
    expert: row.expert_id,
    question: row.question,
    // Taking credits back and giving them anew leaves crumbs of rounding.
    right: Math.max(0, row.times_right),
    wrong: Math.max(0, row.times_wrong),
  }));
}

export type Verdict = {
  projectId: string;
  taskId: string;
  answers: number;
  certainty: number | null;
  decision: 'ask' | 'enough' | 'adjudicate';
  credits: readonly OpinionCredit[];
  now: Date;
};

/**
 * Writes down the verdict on a task and what it taught about its experts, in place of what an
 * earlier verdict on the same task taught. Answers the earlier decision, or null.
 */
export async function settleCredits(
  transaction: Transaction<Tables>,
  { projectId, taskId, answers, certainty, decision, credits, now }: Verdict,
): Promise<Verdict['decision'] | null> {
  const earlier = await transaction
    .selectFrom('task_opinion')
    .select(['decision', 'credits'])
    .where('task_id', '=', taskId)
    .executeTakeFirst();
  const values = {
    answers,
    certainty,
    decision,
    credits: json([...credits]),
    decided_at: now,
  };
  await transaction
    .insertInto('task_opinion')
    .values({ task_id: taskId, project_id: projectId, ...values })
    .onConflict((conflict) => conflict.column('task_id').doUpdateSet(values))
    .execute();
  const taken = (earlier?.credits ?? []).map((each) => ({
    ...each,
    right: -each.right,
    wrong: -each.wrong,
  }));
  for (const { expert, question, right, wrong } of inOneOrder([...taken, ...credits])) {
    await sql`
      insert into opinion_record as r (project_id, question, expert_id, times_right, times_wrong)
      values (${projectId}, ${question}, ${expert}, ${right}, ${wrong})
      on conflict (project_id, question, expert_id) do update set
        times_right = r.times_right + excluded.times_right,
        times_wrong = r.times_wrong + excluded.times_wrong`.execute(transaction);
  }
  return earlier?.decision ?? null;
}

/** Takes back what a task taught, and that anything was decided about it. */
export async function forgetTask(
  transaction: Transaction<Tables>,
  given: Pick<Verdict, 'projectId' | 'taskId' | 'now'>,
): Promise<void> {
  await settleCredits(transaction, {
    ...given,
    answers: 0,
    certainty: null,
    decision: 'enough',
    credits: [],
  });
  await transaction.deleteFrom('task_opinion').where('task_id', '=', given.taskId).execute();
}

/** Sums by expert and question, in one order, so that two verdicts never wait in a circle. */
function inOneOrder(credits: readonly OpinionCredit[]): OpinionCredit[] {
  const sums = new Map<string, OpinionCredit>();
  for (const each of credits) {
    const key = JSON.stringify([each.question, each.expert]);
    const sum = sums.get(key);
    sums.set(key, {
      ...each,
      right: (sum?.right ?? 0) + each.right,
      wrong: (sum?.wrong ?? 0) + each.wrong,
    });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}
