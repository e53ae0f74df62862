import type { Kysely } from 'kysely';
import type { GradedTask } from '#domain/formats/exports/graded-task.ts';
import type { RecordedFinal } from '#domain/review/final-answer.ts';
import { scoringRuleName } from '#domain/score/scoring-rule-name.ts';
import type { Tables } from '#server/database/tables.ts';
import { groupBy } from './group-by.ts';

/**
 * Annotations of some tasks, every version, in the order of submission. Answers to gold items
 * measure a person and are no data (docs/decisions/0009).
 */
export async function annotationsOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, GradedTask['annotations']>> {
  const rows = await database
    .selectFrom('annotation')
    .leftJoin('review', 'review.annotation_id', 'annotation.id')
    .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'annotation.assignment_id')
    .selectAll('annotation')
    .select('review.state as review')
    .where('annotation.task_id', 'in', ids)
    .where('gold_assignment.assignment_id', 'is', null)
    .orderBy('annotation.submitted_at')
    .orderBy('annotator_id')
    .orderBy('version')
    .execute();
  return groupBy(
    rows,
    ({ task_id: id }) => id,
    (row) => ({
      id: row.id,
      taskId: row.task_id,
      projectId: row.project_id,
      annotatorId: row.annotator_id,
      version: row.version,
      round: row.round,
      grades: row.grades,
      fields: row.fields,
      displayOrder: row.display_order,
      rubricId: row.rubric_id,
      rubricVersion: row.rubric_version,
      projectVersion: row.project_version,
      scoringRule: scoringRuleName.parse(row.scoring_rule),
      scoringRuleVersion: row.scoring_rule_version,
      scores: row.scores,
      activeSeconds: row.active_seconds,
      madeBy: row.made_by,
      submittedAt: row.submitted_at.toISOString(),
      ...(row.review === null ? {} : { review: row.review }),
    }),
  );
}

/** The final answers that stand, by task. */
export async function finalsOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, RecordedFinal>> {
  const rows = await database
    .selectFrom('final_answer')
    .distinctOn('task_id')
    .selectAll()
    .where('task_id', 'in', ids)
    .orderBy('task_id')
    .orderBy('version', 'desc')
    .execute();
  return new Map(
    rows.map(({ task_id: task, rule, version, decided, note, made_by: madeBy, at }) => [
      task,
      { rule, version, decided, note, madeBy, at: at.toISOString() },
    ]),
  );
}

/** Drafts that nobody submitted yet. */
export async function draftsOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, GradedTask['drafts']>> {
  const rows = await database
    .selectFrom('draft')
    .innerJoin('assignment', 'assignment.id', 'draft.assignment_id')
    .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'assignment.id')
    .select([
      'assignment.task_id',
      'assignment.expert_id',
      'revision',
      'draft.schema',
      'fields',
      'response_order',
      'rubric_version',
      'project_version',
      'active_seconds',
      'saved_at',
    ])
    .where('assignment.task_id', 'in', ids)
    .where('gold_assignment.assignment_id', 'is', null)
    .where('assignment.state', '<>', 'submitted')
    .where('revision', '>', 0)
    .orderBy('saved_at')
    .orderBy('assignment.expert_id')
    .execute();
  return groupBy(
    rows,
    ({ task_id: id }) => id,
    (row) => ({
      annotator: row.expert_id,
      revision: row.revision,
      schema: row.schema,
      fields: row.fields,
      displayOrder: row.response_order,
      rubricVersion: row.rubric_version,
      projectVersion: row.project_version,
      activeSeconds: row.active_seconds,
      savedAt: row.saved_at?.toISOString() ?? null,
    }),
  );
}
