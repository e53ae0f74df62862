import { sql, type Kysely } from 'kysely';
import type { RubricLine } from '#contract/rubrics/list-rubrics.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';

const MOST = 500;

type Row = Omit<RubricLine, 'scope' | 'rubricId'> & { id: string };

/** Answers to gold items measure people; what a rubric was used for is the data alone. */
const notGold = sql`not exists (select from gold_assignment g
  where g.assignment_id = a.assignment_id)`;

/** The rubrics of a project; tasks whose rubrics say the same share a line. */
export async function listRubrics(
  database: Kysely<Tables>,
  projectId: string,
): Promise<RubricLine[]> {
  const { rows } = await sql<Row>`
    with sheet as (
      select r.id, r.task_id, r.version, v.criteria, md5(v.criteria::text) as content
      from rubric r join rubric_version v on v.rubric_id = r.id and v.version = r.version
      where r.project_id = ${projectId} and r.task_id is not null
    )
    select min(s.id) as id, max(s.version) as version, count(*)::int as tasks,
      min(t.title) as title, jsonb_array_length((array_agg(s.criteria))[1])::int as criteria,
      coalesce(sum((select count(distinct a.annotator_id) from annotation a
        where a.task_id = s.task_id and a.rubric_id = s.id and ${notGold})), 0)::int as annotations,
      coalesce(sum((select count(*) from regrade g
        where g.rubric_id = s.id and g.state = 'open')), 0)::int as stale
    from sheet s join task t on t.id = s.task_id
    group by s.content
    order by annotations desc, tasks desc, title
    limit ${MOST}`.execute(database);
  const own = await ofProject(database, projectId);
  return [
    ...own,
    ...rows.map(({ id, ...line }) => ({ rubricId: id, scope: 'task' as const, ...line })),
  ];
}

async function ofProject(database: Kysely<Tables>, projectId: string): Promise<RubricLine[]> {
  const { version, settings } = await loadProject(database, projectId);
  if (settings.rubric === null) return [];
  const { rows } = await sql<{ tasks: number; annotations: number; stale: number }>`
    select
      (select count(*) from task where project_id = ${projectId} and rubric_id is null)::int
        as tasks,
      (select count(*) from (select distinct a.task_id, a.annotator_id
        from annotation a where a.project_id = ${projectId} and a.rubric_id = ${projectId}
          and ${notGold}) d)::int as annotations,
      (select count(*) from regrade
        where rubric_id = ${projectId} and state = 'open')::int as stale`.execute(database);
  const counts = rows[0] ?? { tasks: 0, annotations: 0, stale: 0 };
  return [
    {
      rubricId: projectId,
      scope: 'project',
      version,
      title: 'Rubric of the project',
      criteria: settings.rubric.length,
      ...counts,
    },
  ];
}
