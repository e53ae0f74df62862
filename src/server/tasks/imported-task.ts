import type { Kysely } from 'kysely';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { BlindTask } from '#domain/task/task.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { Refusal } from '#server/refusal.ts';
import { blindTask } from './blind-task.ts';

type TaskKey = { projectId: string; taskId: string };

/** A task as an expert sees it, in the order of import, under what the project asks now. */
export async function importedTask(
  database: Kysely<Tables>,
  key: TaskKey,
): Promise<{ task: BlindTask; settings: ProjectSettings; version: number }> {
  const { rubric_id: rubricId, version: rubricVersion } = await taskRubric(database, key);
  const { settings, version } = await loadProject(database, key.projectId);
  const responses = await database
    .selectFrom('response')
    .select('id')
    .where('task_id', '=', key.taskId)
    .where('derived_from', 'is', null)
    .orderBy('position')
    .execute();
  const view = {
    taskId: key.taskId,
    responseOrder: responses.map(({ id }) => id),
    rubricId,
    rubricVersion,
    projectVersion: version,
  };
  return { task: await blindTask(database, view, settings), settings, version };
}

/** The rubric that stands for a task, and its version; nulls where it has none. */
export async function taskRubric(
  database: Kysely<Tables>,
  { projectId, taskId }: TaskKey,
): Promise<{ rubric_id: string | null; version: number | null }> {
  const task = await database
    .selectFrom('task')
    .leftJoin('rubric', 'rubric.id', 'task.rubric_id')
    .select(['task.rubric_id', 'rubric.version'])
    .where('task.id', '=', taskId)
    .where('task.project_id', '=', projectId)
    .executeTakeFirst();
  if (!task) throw new Refusal('not-found', 'There is no such task');
  return task;
}
