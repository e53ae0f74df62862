import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { Adjudication, FinalAnswer } from '#contract/review/adjudication.ts';
import type { listAdjudications as listEndpoint } from '#contract/review/list-adjudications.ts';
import { finalName } from '#domain/review/final-answer.ts';
import { verdictPosteriors } from '#domain/review/verdict-posterior.ts';
import { inSlices } from '#server/database/in-slices.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { importedTask } from '#server/tasks/imported-task.ts';

const MOST_LISTED = 200;
type TaskKey = { projectId: string; taskId: string };

/** Tasks with more than one annotator, those without a final answer first, most divided first. */
export async function listAdjudications(
  database: Kysely<Tables>,
  projectId: string,
): Promise<AnswerOf<typeof listEndpoint>> {
  const rows = await overlappingWork(database, projectId);
  const finals = await database
    .selectFrom('final_answer')
    .distinctOn('task_id')
    .select(['task_id', 'rule'])
    .where('project_id', '=', projectId)
    .orderBy('task_id')
    .orderBy('version', 'desc')
    .execute();
  const tasks = [...Map.groupBy(rows, ({ task_id: id }) => id)].map(([taskId, own]) => {
    const votes = own.flatMap(({ grades }) => grades.verdicts);
    const places = [
      ...Map.groupBy(votes, ({ criterionId, responseId }) => `${criterionId} ${responseId}`),
    ];
    return {
      taskId,
      taskTitle: own[0]?.title ?? '',
      annotators: own.length,
      verdicts: places.length,
      divided: places.filter(([, given]) => new Set(given.map(({ value }) => value)).size > 1)
        .length,
      final: finals.find(({ task_id: id }) => id === taskId)?.rule ?? null,
    };
  });
  const open = (final: string | null) => (final === null ? 0 : 1);
  return {
    tasks: tasks
      .toSorted((a, b) => open(a.final) - open(b.final) || b.divided - a.divided)
      .slice(0, MOST_LISTED),
  };
}

/** The standing versions of tasks that more than one expert judged. */
async function overlappingWork(database: Kysely<Tables>, projectId: string) {
  const tasks = await database
    .selectFrom('review')
    .select('task_id')
    .where('project_id', '=', projectId)
    .groupBy('task_id')
    .having((each) => each.fn.countAll(), '>', 1)
    .orderBy('task_id')
    .execute();
  return inSlices(
    tasks.map(({ task_id: id }) => id),
    (slice) =>
      database
        .selectFrom('review')
        .innerJoin('task', 'task.id', 'review.task_id')
        .innerJoin('annotation', 'annotation.id', 'review.annotation_id')
        .select(['review.task_id', 'review.expert_id', 'task.title', 'annotation.grades'])
        .where('review.task_id', 'in', slice)
        .execute(),
  );
}

/** Annotators are numbers, in the order of their submissions, until there is a final answer. */
export async function readAdjudication(
  database: Kysely<Tables>,
  { projectId, taskId }: TaskKey,
): Promise<Adjudication> {
  const { task, settings } = await importedTask(database, { projectId, taskId });
  const rows = await database
    .selectFrom('review')
    .innerJoin('annotation', 'annotation.id', 'review.annotation_id')
    .select(['review.expert_id', 'annotation.fields'])
    .where('review.task_id', '=', taskId)
    .orderBy('review.submitted_at')
    .orderBy('review.assignment_id')
    .execute();
  const final = await standingFinal(database, taskId);
  const names =
    final === null
      ? new Map<string, string>()
      : await namesOf(
          database,
          rows.map(({ expert_id: id }) => id),
        );
  const ratings = (await overlappingWork(database, projectId)).flatMap((row) =>
    row.grades.verdicts.map(({ criterionId, responseId, value }) => ({
      unit: JSON.stringify([row.task_id, criterionId, responseId]),
      rater: row.expert_id,
      value: String(value),
    })),
  );
  const posteriors = [...verdictPosteriors(ratings)].flatMap(([unit, posterior]) => {
    const [at, criterionId = '', responseId = ''] = JSON.parse(unit) as string[];
    return at === taskId ? [{ criterionId, responseId, ...posterior }] : [];
  });
  return {
    task,
    settings,
    annotators: rows.map(({ expert_id: id, fields }, index) => ({
      number: index + 1,
      name: names.get(id) ?? null,
      fields,
    })),
    posteriors,
    final,
  };
}

async function standingFinal(
  database: Kysely<Tables>,
  taskId: string,
): Promise<FinalAnswer | null> {
  const row = await database
    .selectFrom('final_answer')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const names = await namesOf(database, [row.made_by]);
  return {
    version: row.version,
    rule: row.rule,
    name: finalName(row.rule, names.get(row.made_by) ?? row.made_by),
    decided: row.decided,
    note: row.note,
    at: row.at.toISOString(),
  };
}
