import { sql, type Kysely } from 'kysely';
import type { GradedTask } from '#domain/formats/exports/graded-task.ts';
import type { Tables } from '#server/database/tables.ts';
import { hex } from '#server/sha256.ts';
import { groupBy } from './group-by.ts';
import { annotationsOf, draftsOf, finalsOf } from './graded-work.ts';
import { reviewsOf } from './reviewed-work.ts';

const PAGE = 100;

/**
 * Every task of a project with all the work on it, in the order of import, page by page along
 * the index: memory does not grow with the project, and nobody's saves wait for it. What is
 * submitted while it runs may or may not be in it.
 */
export async function* gradedTasks(
  database: Kysely<Tables>,
  projectId: string,
): AsyncGenerator<GradedTask[]> {
  let after: string | null = null;
  for (;;) {
    const tasks: GradedTask[] = await page(database, projectId, after);
    if (tasks.length > 0) yield tasks;
    if (tasks.length < PAGE) return;
    after = tasks.at(-1)?.id ?? null;
  }
}

async function page(
  database: Kysely<Tables>,
  projectId: string,
  after: string | null,
): Promise<GradedTask[]> {
  const tasks = await database
    .selectFrom('task')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(created_at, id) > (select created_at, id from task where id = ${after})`,
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(PAGE)
    .execute();
  if (tasks.length === 0) return [];
  const ids = tasks.map(({ id }) => id);
  const [responses, rubrics, annotations, drafts, finals, reviews] = [
    await responsesOf(database, ids),
    await rubricsOf(database, ids),
    await annotationsOf(database, ids),
    await draftsOf(database, ids),
    await finalsOf(database, ids),
    await reviewsOf(database, ids),
  ];
  return tasks.map((task) => ({
    id: task.id,
    projectId,
    externalId: task.external_id,
    sourceHash: hex(task.source_hash),
    title: task.title,
    prompt: task.prompt,
    documents: task.documents,
    responses: responses.get(task.id) ?? [],
    rubric: rubrics.get(task.id) ?? null,
    metadata: task.metadata,
    skills: task.skills,
    priority: task.priority,
    ...(task.gold === null ? {} : { gold: task.gold }),
    closed: task.closed_at !== null,
    annotations: annotations.get(task.id) ?? [],
    drafts: drafts.get(task.id) ?? [],
    final: finals.get(task.id) ?? null,
    reviews: reviews.get(task.id) ?? [],
  }));
}

async function responsesOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, GradedTask['responses']>> {
  const rows = await database
    .selectFrom('response')
    .selectAll()
    .where('task_id', 'in', ids)
    .orderBy('position')
    .execute();
  return groupBy(
    rows,
    ({ task_id: id }) => id,
    (row) => ({
      id: row.id,
      messages: row.messages,
      model: row.model,
      ...(row.language === null ? {} : { language: row.language }),
      ...(row.derived_from === null ? {} : { derivedFrom: row.derived_from }),
      ...(row.metadata === null ? {} : { metadata: row.metadata }),
      ...(row.raw === null ? {} : { raw: row.raw }),
      sourceHash: hex(row.source_hash),
    }),
  );
}

async function rubricsOf(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<Map<string, NonNullable<GradedTask['rubric']>>> {
  const rows = await database
    .selectFrom('rubric')
    .innerJoin('task', 'task.rubric_id', 'rubric.id')
    .innerJoin('rubric_version', (join) =>
      join
        .onRef('rubric_version.rubric_id', '=', 'rubric.id')
        .onRef('rubric_version.version', '=', 'rubric.version'),
    )
    .select(['task.id as task_id', 'rubric.id', 'rubric.version', 'criteria'])
    .where('task.id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ task_id: task, id, version, criteria }) => [task, { id, version, criteria }]),
  );
}
