import { sql, type Transaction } from 'kysely';
import type { NativeAnnotation, NativeDraft } from '#domain/formats/native/native-work.ts';
import type { ReviewState } from '#domain/review/review.ts';
import { renameIds } from '#domain/formats/native/rename-ids.ts';
import type { IdSource } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import type { PreparedTask } from './prepared-task.ts';

type Restored = {
  given: PreparedTask;
  id: string;
  rubricId: string | null;
  responseIds: readonly string[];
};
type Settings = { projectId: string; ids: IdSource };

/**
 * Puts back the annotations and drafts that a Touchstone file carries for a task that was just
 * made: an assignment and a slot for each annotator, answers under the task's new response ids.
 * A draft comes back parked: its author can resume it while a slot is open.
 */
export async function restoreWork(
  transaction: Transaction<Tables>,
  settings: Settings,
  row: Restored,
): Promise<void> {
  const { native, responses, priority } = row.given.task;
  if (native === undefined) return;
  const names = new Map(
    responses.map(({ id }, index) => [id ?? `r${index + 1}`, row.responseIds[index] ?? '']),
  );
  const annotators = [...new Set(native.annotations.map(({ annotator }) => annotator))];
  for (const [index, annotator] of annotators.entries()) {
    const slot = index + 1;
    await fillSlot(transaction, settings, { taskId: row.id, slot, annotator, priority });
    const own = native.annotations.filter((each) => each.annotator === annotator);
    await restoreAnnotations(transaction, settings, row, { own, slot, names });
  }
  for (const draft of native.drafts) {
    if (!annotators.includes(draft.annotator)) {
      await restoreDraft(transaction, settings, row, { draft, names });
    }
  }
  if (native.final) {
    const { rule, version, decided, note, madeBy, at } = native.final;
    await transaction
      .insertInto('final_answer')
      .values({
        task_id: row.id,
        version,
        project_id: settings.projectId,
        rule,
        decided: json(renameIds(decided, names)),
        note,
        made_by: madeBy,
        at,
      })
      .execute();
  }
  if (native.closed) {
    await sql`update task set closed_at = now() where id = ${row.id}`.execute(transaction);
    await sql`update slot set state = 'closed' where task_id = ${row.id} and state = 'open'`.execute(
      transaction,
    );
  }
}

async function fillSlot(
  transaction: Transaction<Tables>,
  { projectId }: Settings,
  at: { taskId: string; slot: number; annotator: string; priority: number },
): Promise<void> {
  await sql`
    insert into slot (task_id, n, project_id, priority, state, expert_id, epoch)
    values (${at.taskId}, ${at.slot}, ${projectId}, ${at.priority}, 'done', ${at.annotator}, 1)
    on conflict (task_id, n) do update set state = 'done', expert_id = ${at.annotator}, epoch = 1
  `.execute(transaction);
}

async function restoreAnnotations(
  transaction: Transaction<Tables>,
  { projectId, ids }: Settings,
  { id: taskId, rubricId }: Restored,
  work: { own: readonly NativeAnnotation[]; slot: number; names: ReadonlyMap<string, string> },
): Promise<void> {
  const [first] = work.own;
  if (first === undefined) return;
  const last = work.own.at(-1) ?? first;
  const assignmentId = ids.next();
  const order = json(renameIds(last.displayOrder, work.names));
  await transaction
    .insertInto('assignment')
    .values({
      id: assignmentId,
      project_id: projectId,
      task_id: taskId,
      slot_n: work.slot,
      expert_id: first.annotator,
      epoch: 1,
      purpose: 'current',
      state: 'submitted',
      lease_until: last.submittedAt,
      response_order: order,
      project_version: last.projectVersion,
      rubric_id: last.rubricVersion === null ? null : rubricId,
      rubric_version: last.rubricVersion,
      claimed_at: first.submittedAt,
    })
    .execute();
  let standing = '';
  for (const each of work.own) {
    standing = ids.next();
    await transaction
      .insertInto('annotation')
      .values({
        id: standing,
        project_id: projectId,
        task_id: taskId,
        assignment_id: assignmentId,
        annotator_id: each.annotator,
        version: each.version,
        round: each.round,
        grades: json(renameIds(each.grades, work.names)),
        fields: json(renameIds(each.fields, work.names)),
        display_order: json(renameIds(each.displayOrder, work.names)),
        rubric_id: each.rubricVersion === null ? null : rubricId,
        rubric_version: each.rubricVersion,
        project_version: each.projectVersion,
        scoring_rule: each.scoringRule,
        scoring_rule_version: each.scoringRuleVersion,
        scores: json(renameIds(each.scores, work.names)),
        active_seconds: each.activeSeconds,
        made_by: each.madeBy,
        submitted_at: each.submittedAt,
      })
      .execute();
  }
  await transaction
    .insertInto('review')
    .values({
      assignment_id: assignmentId,
      project_id: projectId,
      task_id: taskId,
      expert_id: first.annotator,
      annotation_id: standing,
      round: last.round,
      state: restoredState(last.review),
      asked_by: null,
      submitted_at: last.submittedAt,
      decided_at: null,
    })
    .execute();
}

/** A file carries no comments: what was on its way to the expert or back is looked at again. */
function restoredState(state: NativeAnnotation['review']): ReviewState {
  return state === 'returned' || state === 'disputed' ? 'waiting' : (state ?? 'unasked');
}

async function restoreDraft(
  transaction: Transaction<Tables>,
  { projectId, ids }: Settings,
  { id: taskId, rubricId }: Restored,
  work: { draft: NativeDraft; names: ReadonlyMap<string, string> },
): Promise<void> {
  const { draft, names } = work;
  const assignmentId = ids.next();
  const savedAt = draft.savedAt ?? new Date(0).toISOString();
  const fields = json(renameIds(draft.fields, names));
  await transaction
    .insertInto('assignment')
    .values({
      id: assignmentId,
      project_id: projectId,
      task_id: taskId,
      slot_n: 1,
      expert_id: draft.annotator,
      epoch: 0,
      purpose: 'current',
      state: 'parked',
      lease_until: savedAt,
      response_order: json(renameIds(draft.displayOrder, names)),
      project_version: draft.projectVersion,
      rubric_id: draft.rubricVersion === null ? null : rubricId,
      rubric_version: draft.rubricVersion,
      claimed_at: savedAt,
    })
    .execute();
  await transaction
    .insertInto('draft')
    .values({
      assignment_id: assignmentId,
      revision: draft.revision,
      schema: draft.schema,
      fields,
      active_seconds: draft.activeSeconds,
      saved_at: draft.savedAt,
    })
    .execute();
  await transaction
    .insertInto('draft_revision')
    .values({
      assignment_id: assignmentId,
      revision: draft.revision,
      schema: draft.schema,
      patch: null,
      snapshot: fields,
      saved_at: savedAt,
    })
    .execute();
}
