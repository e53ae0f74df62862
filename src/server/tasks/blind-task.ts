import type { Kysely } from 'kysely';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { Rubric } from '#domain/rubric/rubric.ts';
import type { Message } from '#domain/task/message.ts';
import type { BlindTask } from '#domain/task/task.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

/** What decides how one expert sees a task: the stored order, and the pinned rubric. */
export type TaskView = {
  taskId: string;
  responseOrder: readonly string[];
  rubricId: string | null;
  rubricVersion: number | null;
  projectVersion: number;
};

/**
 * A task as its expert may see it: responses in the order of the assignment, no model, no
 * source, no gold, no metadata. Only named columns are read, so that a new column stays hidden
 * until somebody decides otherwise.
 */
export async function blindTask(
  database: Kysely<Tables>,
  view: TaskView,
  settings: ProjectSettings,
): Promise<BlindTask> {
  const task = await database
    .selectFrom('task')
    .select(['id', 'project_id', 'title', 'prompt', 'documents'])
    .where('id', '=', view.taskId)
    .executeTakeFirst();
  if (!task) throw new Refusal('not-found', 'There is no such task');
  const responses = await database
    .selectFrom('response')
    .select(['id', 'messages', 'language'])
    .where('task_id', '=', view.taskId)
    .execute();
  const byId = new Map(responses.map((each) => [each.id, each]));
  return {
    id: task.id,
    projectId: task.project_id,
    title: task.title,
    prompt: task.prompt,
    documents: task.documents,
    responses: view.responseOrder.flatMap((id) => {
      const response = byId.get(id);
      if (!response) return [];
      const { messages, language } = response;
      return [{ id, messages: messages.map(withoutAuthor), ...(language ? { language } : {}) }];
    }),
    rubric: await pinnedRubric(database, view, task.project_id, settings),
  };
}

/** An assistant message may carry the model's name as its author. */
function withoutAuthor(message: Message): Message {
  if (message.role !== 'assistant') return message;
  const { name: _, ...rest } = message;
  return rest;
}

/**
 * The rubric that the work is done under: the task's own at the pinned version, else the one in
 * the project's settings, whose version is that of the settings.
 */
export async function pinnedRubric(
  database: Kysely<Tables>,
  view: Pick<TaskView, 'rubricId' | 'rubricVersion' | 'projectVersion'>,
  projectId: string,
  settings: ProjectSettings,
): Promise<Rubric | null> {
  if (view.rubricId !== null && view.rubricVersion !== null) {
    const row = await database
      .selectFrom('rubric_version')
      .select('criteria')
      .where('rubric_id', '=', view.rubricId)
      .where('version', '=', view.rubricVersion)
      .executeTakeFirst();
    if (row) return { id: view.rubricId, version: view.rubricVersion, criteria: row.criteria };
  }
  return settings.rubric === null
    ? null
    : { id: projectId, version: view.projectVersion, criteria: settings.rubric };
}
