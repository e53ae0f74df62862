import { sql, type Transaction } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { goldCredits } from '#domain/quality/gold-credits.ts';
import { keyUnits } from '#domain/quality/key-units.ts';
import { opinionAccuracy } from '#domain/quality/opinion-accuracy.ts';
import { taskOpinion } from '#domain/quality/task-opinion.ts';
import { hasFixedOverlap } from '#domain/queue/slot-plan.ts';
import { overlapDecision } from '#domain/skill/adaptive-overlap.ts';
import type { Tables } from '#server/database/tables.ts';
import { askAnother } from './ask-another.ts';
import { loadAnswers } from './load-answers.ts';
import { loadRecords, settleCredits } from './opinion-records.ts';
import { moveThreshold, thresholdOf } from './opinion-threshold.ts';

export type Considering = {
  projectId: string;
  taskId: string;
  settings: ProjectSettings;
  now: Date;
};

/**
 * After the last answer that a task waited for: do its answers leave it open what is right? Then
 * one more slot is opened and offered first to those whose opinion is worth most there. What the
 * answers teach about their experts is written down either way, also for tasks that keep the
 * fixed overlap. While a slot is open or in hand, its answer is awaited.
 *
 * Its cost is that of the task's own answers and of the project's members, however many tasks
 * and answers there are. Call it last in the transaction that stored the answer.
 */
export async function considerTask(
  transaction: Transaction<Tables>,
  { projectId, taskId, settings, now }: Considering,
): Promise<void> {
  const rule = settings.anotherOpinion;
  if (!rule) return;
  // Two answers that arrive at once are weighed one after the other: the second sees both.
  await sql`select id from task where id = ${taskId} for no key update`.execute(transaction);
  const key = await goldKey(transaction, taskId);
  if (key) return learnFromGold(transaction, { projectId, taskId, settings, now }, key);
  if (await isAwaited(transaction, taskId)) return;
  const questions = settings.questions.filter(({ name }) => rule.questions.includes(name));
  const { answers, responseIds } = await loadAnswers(transaction, taskId);
  const accuracyOf = opinionAccuracy(await loadRecords(transaction, projectId));
  const { weakest, credits } = taskOpinion(keyUnits(questions, responseIds, answers), accuracyOf);
  const isFixed = hasFixedOverlap(settings, projectId, taskId);
  const threshold = await thresholdOf(transaction, projectId, rule.certainty);
  // Where nobody was asked a key question (a comparison of one response), nothing is open.
  const decision =
    isFixed || weakest === null
      ? 'enough'
      : overlapDecision(weakest.posterior, answers.length, { ...rule, sure: threshold.sure }).kind;
  const before = await settleCredits(transaction, {
    projectId,
    taskId,
    answers: answers.length,
    certainty: weakest?.probability ?? null,
    decision,
    credits,
    now,
  });
  if (decision === 'ask' && weakest !== null) {
    await askAnother(transaction, { projectId, taskId, weakest, accuracyOf });
  } else if (!isFixed && weakest !== null && (before ?? 'ask') === 'ask') {
    await moveThreshold(transaction, projectId, threshold, weakest.probability);
  }
}

/** What is right there is known: no other opinion is asked for, and it says who is right how often. */
async function learnFromGold(
  transaction: Transaction<Tables>,
  { projectId, taskId, settings, now }: Considering,
  key: Grades,
): Promise<void> {
  const asked = settings.anotherOpinion?.questions ?? [];
  const questions = settings.questions.filter(({ name }) => asked.includes(name));
  const { answers, responseIds } = await loadAnswers(transaction, taskId, 'gold');
  await settleCredits(transaction, {
    projectId,
    taskId,
    answers: answers.length,
    certainty: null,
    decision: 'enough',
    credits: goldCredits(questions, responseIds, key.answers, answers),
    now,
  });
}

async function goldKey(transaction: Transaction<Tables>, taskId: string): Promise<Grades | null> {
  const item = await transaction
    .selectFrom('gold_item')
    .select('grades')
    .where('task_id', '=', taskId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return item?.grades ?? null;
}

async function isAwaited(transaction: Transaction<Tables>, taskId: string): Promise<boolean> {
  const waiting = await transaction
    .selectFrom('slot')
    .select('n')
    .where('task_id', '=', taskId)
    .where('state', 'in', ['open', 'leased'])
    .limit(1)
    .executeTakeFirst();
  return waiting !== undefined;
}
