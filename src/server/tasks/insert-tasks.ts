import type { Transaction } from 'kysely';
import type { JsonValue } from '#domain/json-value.ts';
import type { SlotPlan } from '#domain/queue/slot-plan.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { TaskDocument } from '#domain/task/document.ts';
import type { Message } from '#domain/task/message.ts';
import type { IdSource } from '#server/app-limbs.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { keepBehindWalls } from '#server/people/walls.ts';
import { openSlots } from '#server/queue/open-slots.ts';

export type NewResponse = {
  messages: Message[];
  language: string | null;
  model: string | null;
  metadata: Record<string, JsonValue> | null;
  /** The record as it came, kept beside what was made of it. */
  raw: JsonValue | null;
  /** SHA-256 of the whole source row. */
  sourceHash: Uint8Array;
};

export type NewTask = {
  externalId: string | null;
  /** Identity within the project: the same hash again is the same task and adds nothing. */
  sourceHash: Uint8Array;
  title: string;
  prompt: Message[];
  documents: TaskDocument[];
  metadata: Record<string, JsonValue>;
  skills: string[];
  /** Higher is served first. */
  priority: number;
  gold: JsonValue | undefined;
  /** The task's own rubric; null = the project's, if it has one. */
  criteria: Criterion[] | null;
  /** In source order; at least one. */
  responses: NewResponse[];
};

export type InsertSettings = { projectId: string; plan: SlotPlan; ids: IdSource; now: Date };

/**
 * Inserts tasks with their responses and rubrics and opens their slots, in the given order.
 * Tasks that the project has already are left alone. At most 1,000 tasks a call (the wire
 * protocol counts parameters). Answers the ids of new tasks, aligned with `tasks`; null = had it.
 */
export async function insertTasks(
  transaction: Transaction<Tables>,
  { projectId, plan, ids, now }: InsertSettings,
  tasks: readonly NewTask[],
): Promise<(string | null)[]> {
  if (tasks.length === 0) return [];
  const rows = tasks.map((task) => ({
    task,
    id: ids.next(),
    rubricId: task.criteria === null ? null : ids.next(),
  }));
  const made = await transaction
    .insertInto('task')
    .values(
      rows.map(({ task, id, rubricId }) => ({
        id,
        project_id: projectId,
        external_id: task.externalId,
        source_hash: task.sourceHash,
        title: task.title,
        prompt: json(task.prompt),
        documents: json(task.documents),
        metadata: json(task.metadata),
        skills: task.skills,
        priority: task.priority,
        rubric_id: rubricId,
        gold: task.gold === undefined ? null : json(task.gold),
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['project_id', 'source_hash']).doNothing())
    .returning('id')
    .execute();
  const isNew = new Set(made.map(({ id }) => id));
  const inserted = rows.filter(({ id }) => isNew.has(id));
  await insertResponses(transaction, ids, inserted);
  await insertRubrics(transaction, projectId, inserted, now);
  await keepBehindWalls(
    transaction,
    projectId,
    inserted.map(({ id, task }) => ({ ...task, id })),
    now,
  );
  await openSlots(
    transaction,
    projectId,
    inserted.map(({ id, task }) => ({ id, priority: task.priority, skills: task.skills })),
    plan,
  );
  return rows.map(({ id }) => (isNew.has(id) ? id : null));
}

type Row = { task: NewTask; id: string; rubricId: string | null };

async function insertResponses(
  transaction: Transaction<Tables>,
  ids: IdSource,
  rows: readonly Row[],
): Promise<void> {
  const responses = rows.flatMap(({ id, task }) =>
    task.responses.map((response, position) => ({
      id: ids.next(),
      task_id: id,
      position,
      messages: json(response.messages),
      language: response.language,
      model: response.model,
      derived_from: null,
      metadata: response.metadata === null ? null : json(response.metadata),
      raw: response.raw === null ? null : json(response.raw),
      source_hash: response.sourceHash,
    })),
  );
  for (let at = 0; at < responses.length; at += 5000) {
    const part = responses.slice(at, at + 5000);
    await transaction.insertInto('response').values(part).execute();
  }
}

async function insertRubrics(
  transaction: Transaction<Tables>,
  projectId: string,
  rows: readonly Row[],
  now: Date,
): Promise<void> {
  const own = rows.flatMap(({ id, rubricId, task }) =>
    rubricId === null || task.criteria === null
      ? []
      : [{ id: rubricId, task_id: id, criteria: task.criteria }],
  );
  if (own.length === 0) return;
  await transaction
    .insertInto('rubric')
    .values(own.map(({ id, task_id }) => ({ id, task_id, project_id: projectId })))
    .execute();
  await transaction
    .insertInto('rubric_version')
    .values(
      own.map(({ id, criteria }) => ({
        rubric_id: id,
        version: 1,
        criteria: json(criteria),
        made_by: null,
        note: null,
        made_at: now,
      })),
    )
    .execute();
}
