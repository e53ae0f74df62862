// Long on purpose: all that one annotator did on one task is put back here, in the order that its keys ask for.
import { sql, type Transaction } from 'kysely';
import { DRAFT_SCHEMA } from '#domain/draft/draft-fields.ts';
import type { NativeReview } from '#domain/formats/native/native-review.ts';
import type { NativeAnnotation, NativeDraft } from '#domain/formats/native/native-work.ts';
import { renameIds } from '#domain/formats/native/rename-ids.ts';
import type { IdSource } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import type { PreparedTask } from './prepared-task.ts';
import { restoreReview, stateOnReturn } from './restore-review.ts';

type Restored = {
  given: PreparedTask;
  id: string;
  rubricId: string | null;
  responseIds: readonly string[];
};
type Settings = { projectId: string; ids: IdSource };

/**
 * Puts back the annotations, reviews and drafts that a Touchstone file carries for a task that was
 * just made: an assignment and a slot for each annotator, answers under the task's new response
 * ids. A draft comes back parked: its author can resume it while a slot is open.
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
    const draft = native.drafts.find((each) => each.annotator === annotator);
    const review = native.reviews.find((each) => each.annotator === annotator);
    await restoreAnnotations(transaction, settings, row, { own, draft, review, slot, names });
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

type OwnWork = {
  own: readonly NativeAnnotation[];
  /** What was begun since the work came back. */
  draft: NativeDraft | undefined;
  review: NativeReview | undefined;
  slot: number;
  names: ReadonlyMap<string, string>;
};

async function restoreAnnotations(
  transaction: Transaction<Tables>,
  { projectId, ids }: Settings,
  { id: taskId, rubricId }: Restored,
  work: OwnWork,
): Promise<void> {
  const [first] = work.own;
  if (first === undefined) return;
  const last = work.own.at(-1) ?? first;
  const assignmentId = ids.next();
  const order = json(renameIds(last.displayOrder, work.names));
  const rubricVersion = work.draft ? work.draft.rubricVersion : last.rubricVersion;
  const state = await stateOnReturn(transaction, projectId, last.review, work.review);
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
      state: state === 'returned' ? 'returned' : 'submitted',
      lease_until: last.submittedAt,
      response_order: order,
      project_version: last.projectVersion,
      rubric_id: rubricVersion === null ? null : rubricId,
      rubric_version: rubricVersion,
      claimed_at: first.submittedAt,
    })
    .execute();
  const versions = new Map<number, string>();
  for (const each of work.own) {
    const id = ids.next();
    versions.set(each.version, id);
    await transaction
      .insertInto('annotation')
      .values({
        id,
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
  // Returned one day, the work opens on its answers: they stand in its draft.
  await keepDraft(transaction, assignmentId, {
    revision: work.draft?.revision ?? 1,
    schema: work.draft?.schema ?? DRAFT_SCHEMA,
    fields: json(renameIds(work.draft?.fields ?? last.fields, work.names)),
    activeSeconds: work.draft?.activeSeconds ?? last.activeSeconds,
    savedAt: work.draft?.savedAt ?? last.submittedAt,
  });
  await transaction
    .insertInto('review')
    .values({
      assignment_id: assignmentId,
      project_id: projectId,
      task_id: taskId,
      expert_id: first.annotator,
      annotation_id: versions.get(last.version) ?? '',
      round: last.round,
      state,
      asked_by: null,
      submitted_at: last.submittedAt,
      decided_at: work.review?.decisions.at(-1)?.at ?? null,
    })
    .execute();
  if (work.review) {
    const review = renameIds(work.review, work.names);
    await restoreReview(transaction, { projectId, ids }, { assignmentId, versions, review });
  }
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
  await keepDraft(transaction, assignmentId, { ...draft, fields, savedAt });
}

async function keepDraft(
  transaction: Transaction<Tables>,
  assignmentId: string,
  draft: {
    revision: number;
    schema: number;
    /** As JSON text. */
    fields: string;
    activeSeconds: number;
    savedAt: string;
  },
): Promise<void> {
  const { revision, schema, fields, activeSeconds, savedAt } = draft;
  await transaction
    .insertInto('draft')
    .values({
      assignment_id: assignmentId,
      revision,
      schema,
      fields,
      active_seconds: activeSeconds,
      saved_at: savedAt,
    })
    .execute();
  await transaction
    .insertInto('draft_revision')
    .values({
      assignment_id: assignmentId,
      revision,
      schema,
      patch: null,
      snapshot: fields,
      saved_at: savedAt,
    })
    .execute();
}
