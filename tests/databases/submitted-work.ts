import type { Kysely } from 'kysely';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';

/** In the justification of everything that `annotate` stores: it must not reach a regrader. */
export const SECRET = 'the-expert-wrote-this';

/** The draft of a task of `seedProject` in which only the preference is answered. */
export function preference(task: string, value: number): DraftFields {
  const [first, second] = [`${task}-r1`, `${task}-r2`];
  return { 'answer/Preference': { kind: 'preference', first, second, value, bothBad: false } };
}

/** What an expert submitted for a task, as the submission stores it. */
export async function annotate(
  database: Kysely<Tables>,
  given: { projectId?: string; task: string; expert: string; value?: number; seconds?: number },
): Promise<string> {
  const { projectId = 'p', task, expert, value = -1, seconds = 60 } = given;
  const id = `${task}-${expert}`;
  await database
    .insertInto('assignment')
    .values({
      id,
      project_id: projectId,
      task_id: task,
      slot_n: 1,
      expert_id: expert,
      epoch: 1,
      purpose: 'current',
      state: 'submitted',
      lease_until: new Date(),
      response_order: json([`${task}-r1`, `${task}-r2`]),
      project_version: 1,
      rubric_id: null,
      rubric_version: null,
    })
    .execute();
  const fields = { ...preference(task, value), 'text/Justification': SECRET };
  await database
    .insertInto('annotation')
    .values({
      id: `${id}-1`,
      project_id: projectId,
      task_id: task,
      version: 1,
      round: 1,
      assignment_id: id,
      annotator_id: expert,
      made_by: expert,
      grades: json(gradesOfDraft(fields).grades),
      fields: json(fields),
      display_order: json([`${task}-r1`, `${task}-r2`]),
      rubric_id: null,
      rubric_version: null,
      project_version: 1,
      scores: json([]),
      scoring_rule: 'prbench-normalised',
      scoring_rule_version: 1,
      active_seconds: seconds,
    })
    .execute();
  return `${id}-1`;
}
