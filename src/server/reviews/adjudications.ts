import { sql, type Kysely } from 'kysely';
import type { BodyOf, AnswerOf } from '#contract/endpoint.ts';
import type { Adjudication, FinalAnswer } from '#contract/review/adjudication.ts';
import type { decideFinal as finalEndpoint } from '#contract/review/decide-final.ts';
import type { listAdjudications as listEndpoint } from '#contract/review/list-adjudications.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import {
  adjudicationCells,
  finalVerdicts,
  type AdjudicationCell,
} from '#domain/review/adjudication-cells.ts';
import { finalName } from '#domain/review/final-answer.ts';
import { finalAnswers } from '#domain/review/final-answers.ts';
import { verdictPosteriors } from '#domain/review/verdict-posterior.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { Refusal } from '#server/refusal.ts';
import { blindTask } from '#server/tasks/blind-task.ts';

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
function overlappingWork(database: Kysely<Tables>, projectId: string) {
  return database
    .selectFrom('review')
    .innerJoin('task', 'task.id', 'review.task_id')
    .innerJoin('annotation', 'annotation.id', 'review.annotation_id')
    .select(['review.task_id', 'review.expert_id', 'task.title', 'annotation.grades'])
    .where('review.project_id', '=', projectId)
    .where(
      'review.task_id',
      'in',
      sql<string>`(select task_id from review where project_id = ${projectId}
        group by task_id having count(*) > 1)`,
    )
    .execute();
}

/** Annotators are numbers, in the order of their submissions, until there is a final answer. */
export async function readAdjudication(
  database: Kysely<Tables>,
  { projectId, taskId }: TaskKey,
): Promise<Adjudication> {
  const task = await database
    .selectFrom('task')
    .leftJoin('rubric', 'rubric.id', 'task.rubric_id')
    .select(['task.id', 'task.rubric_id', 'rubric.version'])
    .where('task.id', '=', taskId)
    .where('task.project_id', '=', projectId)
    .executeTakeFirst();
  if (!task) throw new Refusal('not-found', 'There is no such task');
  const { settings, version } = await loadProject(database, projectId);
  const responses = await database
    .selectFrom('response')
    .select('id')
    .where('task_id', '=', taskId)
    .where('derived_from', 'is', null)
    .orderBy('position')
    .execute();
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
    task: await blindTask(
      database,
      {
        taskId,
        responseOrder: responses.map(({ id }) => id),
        rubricId: task.rubric_id,
        rubricVersion: task.version,
        projectVersion: version,
      },
      settings,
    ),
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

/** A new version of the layer. What the rule cannot decide has to be decided by the person. */
export async function decideFinal(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  key: TaskKey,
  accountId: string,
  body: BodyOf<typeof finalEndpoint>,
): Promise<Adjudication> {
  const found = await readAdjudication(database, key);
  if (found.annotators.length < 2) {
    throw new Refusal('incomplete', 'There is nothing to adjudicate: one annotator or none');
  }
  if ((found.final?.version ?? 0) !== body.base) {
    throw new Refusal('stale', 'Somebody wrote a final answer meanwhile; read it first', {
      current: { version: found.final?.version ?? 0 },
    });
  }
  const grades = found.annotators.map(({ fields }) => gradesOfDraft(fields).grades);
  const responseIds = found.task.responses.map(({ id }) => id);
  const cells = adjudicationCells(found.task.rubric?.criteria ?? [], responseIds, grades);
  const at =
    ({ criterionId, responseId }: AdjudicationCell) =>
    (each: { criterionId: string; responseId: string }) =>
      each.criterionId === criterionId && each.responseId === responseId;
  const { verdicts, open } = finalVerdicts({
    rule: body.rule,
    cells,
    posteriorOf: (cell) => found.posteriors.find(at(cell)) ?? null,
    decisionOf: (cell) => body.decisions.find(at(cell)) ?? null,
  });
  if (open.length > 0) {
    throw new Refusal('incomplete', `${open.length} divided verdicts are still to be decided`);
  }
  const decided = { verdicts, answers: finalAnswers(body.rule, grades, body.answers) };
  const now = clock.now();
  const version = body.base + 1;
  await database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('final_answer')
      .values({
        task_id: key.taskId,
        version,
        project_id: key.projectId,
        rule: body.rule,
        decided: json(decided),
        note: body.note,
        made_by: accountId,
        at: now,
      })
      .onConflict((conflict) => conflict.columns(['task_id', 'version']).doNothing())
      .returning('version')
      .execute();
    if (added.length === 0) {
      throw new Refusal('stale', 'Somebody wrote a final answer meanwhile; read it first');
    }
    await appendAudit(transaction, {
      projectId: key.projectId,
      at: now,
      kind: 'review',
      actor: accountId,
      subject: key.taskId,
      detail: { decision: 'final', rule: body.rule, version },
    });
  });
  return readAdjudication(database, key);
}
