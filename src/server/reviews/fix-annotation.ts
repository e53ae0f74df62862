import type { Transaction } from 'kysely';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { missingBeforeSubmit } from '#domain/question/missing-before-submit.ts';
import { scoreResponse } from '#domain/score/score-response.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { pinnedRubric } from '#server/tasks/blind-task.ts';
import { gradesOfFields } from './grades-of-fields.ts';

export type Fix = { annotationId: string; madeBy: string; fields: DraftFields | undefined };

/**
 * A new version of an expert's annotation by a reviewer, under the same rubric and rule. The
 * expert's own version stays beside it; the newer one stands. Answers the new version's id.
 */
export async function fixAnnotation(
  { ids, clock }: Pick<AppLimbs, 'ids' | 'clock'>,
  transaction: Transaction<Tables>,
  { annotationId, madeBy, fields }: Fix,
): Promise<string> {
  if (fields === undefined) throw new Refusal('incomplete', 'Send the fixed version with it');
  const before = await transaction
    .selectFrom('annotation')
    .innerJoin('project_version', (join) =>
      join
        .onRef('project_version.project_id', '=', 'annotation.project_id')
        .onRef('project_version.version', '=', 'annotation.project_version'),
    )
    .selectAll('annotation')
    .select('project_version.settings')
    .where('annotation.id', '=', annotationId)
    .executeTakeFirstOrThrow();
  const settings = projectSettings.parse(before.settings);
  const rubric = await pinnedRubric(
    transaction,
    {
      rubricId: before.rubric_id,
      rubricVersion: before.rubric_version,
      projectVersion: before.project_version,
    },
    before.project_id,
    settings,
  );
  const grades = gradesOfFields(fields);
  const task = { responses: before.display_order.map((id) => ({ id })), rubric };
  const missing = missingBeforeSubmit(task, settings.questions, grades);
  if (missing.length > 0) {
    throw new Refusal('incomplete', `${missing.length} required answers are missing or wrong`, {
      errors: missing.map(({ text }) => ({ place: 'body.fields', reason: text })),
    });
  }
  const rule = scoringRule(settings.scoringRule);
  const id = ids.next();
  await transaction
    .insertInto('annotation')
    .values({
      id,
      project_id: before.project_id,
      task_id: before.task_id,
      assignment_id: before.assignment_id,
      annotator_id: before.annotator_id,
      version: before.version + 1,
      round: before.round,
      grades: json(grades),
      fields: json(fields),
      guard: json(before.guard),
      display_order: json(before.display_order),
      rubric_id: before.rubric_id,
      rubric_version: before.rubric_version,
      project_version: before.project_version,
      scoring_rule: rule.name,
      scoring_rule_version: rule.version,
      scores: json(
        rubric === null
          ? []
          : before.display_order.map((each) =>
              scoreResponse(rule, rubric.criteria, grades.verdicts, each),
            ),
      ),
      active_seconds: before.active_seconds,
      made_by: madeBy,
      submitted_at: clock.now(),
    })
    .execute();
  return id;
}
