import type { Transaction } from 'kysely';
import type { ExpertAnswers } from '#domain/quality/key-units.ts';
import type { Tables } from '#server/database/tables.ts';

/** What each expert last answered to one task, as work or as a gold item, and the responses that were asked about. */
export async function loadAnswers(
  transaction: Transaction<Tables>,
  taskId: string,
  as: 'ordinary' | 'gold' = 'ordinary',
): Promise<{ answers: ExpertAnswers[]; responseIds: string[] }> {
  const rows = await transaction
    .selectFrom('annotation')
    .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'annotation.assignment_id')
    .distinctOn('annotator_id')
    .select(['annotator_id', 'grades'])
    .where('annotation.task_id', '=', taskId)
    .where('gold_assignment.assignment_id', as === 'gold' ? 'is not' : 'is', null)
    // A reviewer's fix is not the expert's own opinion.
    .whereRef('made_by', '=', 'annotator_id')
    .orderBy('annotator_id')
    .orderBy('version', 'desc')
    .execute();
  const responses = await transaction
    .selectFrom('response')
    .select('id')
    .where('task_id', '=', taskId)
    .where('derived_from', 'is', null)
    .execute();
  return {
    answers: rows.map(({ annotator_id, grades }) => ({
      expert: annotator_id,
      answers: grades.answers,
    })),
    responseIds: responses.map(({ id }) => id),
  };
}
