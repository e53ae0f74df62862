import type { Kysely } from 'kysely';
import type { Task } from '#domain/task/task.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { Refusal } from '#server/refusal.ts';
import { pinnedRubric } from './blind-task.ts';

/** A task with everything that leads and labs may see, responses in the order of import. */
export async function wholeTask(
  database: Kysely<Tables>,
  { projectId, taskId }: { projectId: string; taskId: string },
): Promise<Task> {
  const task = await database
    .selectFrom('task')
    .selectAll()
    .where('id', '=', taskId)
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  if (!task) throw new Refusal('not-found', 'There is no such task');
  const responses = await database
    .selectFrom('response')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('position')
    .execute();
  const rubric = await database
    .selectFrom('rubric')
    .select('version')
    .where('id', '=', task.rubric_id ?? '')
    .executeTakeFirst();
  const project = await loadProject(database, projectId);
  return {
    id: task.id,
    projectId,
    externalId: task.external_id,
    title: task.title,
    prompt: task.prompt,
    documents: task.documents,
    responses: responses.map((each) => ({
      id: each.id,
      messages: each.messages,
      model: each.model,
      ...(each.language === null ? {} : { language: each.language }),
      ...(each.derived_from === null ? {} : { derivedFrom: each.derived_from }),
      ...(each.metadata === null ? {} : { metadata: each.metadata }),
    })),
    rubric: await pinnedRubric(
      database,
      {
        rubricId: task.rubric_id,
        rubricVersion: rubric?.version ?? null,
        projectVersion: project.version,
      },
      projectId,
      project.settings,
    ),
    metadata: task.metadata,
    skills: task.skills,
    priority: task.priority,
    ...(task.gold === null ? {} : { gold: task.gold }),
    createdAt: task.created_at.toISOString(),
  };
}
