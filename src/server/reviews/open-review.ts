import { sql, type Transaction } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import type { GuardNote } from '#domain/guard/guard-note.ts';
import { agreementOf, flagsOf, LOW_AGREEMENT } from '#domain/review/review-flag.ts';
import { policyAsks } from '#domain/review/review-policy.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { ScoringRule } from '#domain/score/scoring-rule.ts';
import { conversationText } from '#domain/task/message-text.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';

export type Submitted = {
  projectId: string;
  taskId: string;
  assignmentId: string;
  expertId: string;
  annotationId: string;
  round: number;
  at: Date;
  rule: ScoringRule;
  criteria: readonly Criterion[];
  grades: Grades;
  guard: readonly GuardNote[];
  activeSeconds: number;
};

/**
 * What a submission is for the reviewers: its flags, and whether the project's policy of this
 * moment asks for a look. Work that came back is looked at again whatever the policy says. A
 * submission can also show that another expert's is in low agreement with it.
 */
export async function openReview(
  transaction: Transaction<Tables>,
  submitted: Submitted,
): Promise<void> {
  const { settings } = await loadProject(transaction, submitted.projectId);
  const { policy } = settings.review;
  const others = await othersOf(transaction, submitted);
  const earlier = await earlierTasks(transaction, submitted);
  const words = await wordsOf(transaction, submitted.taskId);
  const flags = flagsOf({
    ...submitted,
    words,
    earlier,
    others: others.map(({ grades }) => grades),
  });
  const asked =
    (await stateBefore(transaction, submitted.assignmentId)) === 'returned'
      ? 'returned'
      : policyAsks(policy, { annotationId: submitted.annotationId, earlier, flags });
  const row = {
    annotation_id: submitted.annotationId,
    round: submitted.round,
    state: asked === null ? ('unasked' as const) : ('waiting' as const),
    asked_by: asked,
    flags,
    submitted_at: submitted.at,
    decided_at: null,
  };
  await transaction
    .insertInto('review')
    .values({
      ...row,
      assignment_id: submitted.assignmentId,
      project_id: submitted.projectId,
      task_id: submitted.taskId,
      expert_id: submitted.expertId,
    })
    .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(row))
    .execute();
  const divided = others
    .filter(({ grades }) => agreementOf(grades, submitted.grades) < LOW_AGREEMENT)
    .map(({ assignment_id: id }) => id);
  if (divided.length === 0) return;
  const asks = policy.kind === 'rule' && policy.flags.includes('low-agreement');
  await sql`
    update review set
      flags = case when 'low-agreement' = any(flags) then flags
        else array_append(flags, 'low-agreement') end,
      state = case when ${asks} and state = 'unasked' then 'waiting' else state end,
      asked_by = case when ${asks} and state = 'unasked' then 'rule' else asked_by end
    where assignment_id = any(${divided}::text[])`.execute(transaction);
}

async function stateBefore(transaction: Transaction<Tables>, assignmentId: string) {
  const row = await transaction
    .selectFrom('review')
    .select('state')
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst();
  return row?.state ?? null;
}

async function othersOf(transaction: Transaction<Tables>, { taskId, expertId }: Submitted) {
  return transaction
    .selectFrom('review')
    .innerJoin('annotation', 'annotation.id', 'review.annotation_id')
    .select(['review.assignment_id', 'annotation.grades'])
    .where('review.task_id', '=', taskId)
    .where('review.expert_id', '<>', expertId)
    .execute();
}

async function earlierTasks(
  transaction: Transaction<Tables>,
  { projectId, expertId, taskId }: Submitted,
): Promise<number> {
  const { earlier } = await transaction
    .selectFrom('review')
    .select((select) => select.fn.countAll<number>().as('earlier'))
    .where('project_id', '=', projectId)
    .where('expert_id', '=', expertId)
    .where('task_id', '<>', taskId)
    .executeTakeFirstOrThrow();
  return Number(earlier);
}

async function wordsOf(transaction: Transaction<Tables>, taskId: string): Promise<number> {
  const task = await transaction
    .selectFrom('task')
    .select('prompt')
    .where('id', '=', taskId)
    .executeTakeFirstOrThrow();
  const responses = await transaction
    .selectFrom('response')
    .select('messages')
    .where('task_id', '=', taskId)
    .execute();
  const texts = [task.prompt, ...responses.map(({ messages }) => messages)].map(conversationText);
  return texts.reduce((sum, text) => sum + text.split(/\s+/u).filter(Boolean).length, 0);
}
