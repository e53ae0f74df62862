import { sql, type Kysely } from 'kysely';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { Refusal } from '#server/refusal.ts';

/** A rubric as it stands, with the rubrics of other tasks that say exactly the same. */
export type CurrentRubric = {
  rubricId: string;
  scope: 'project' | 'task';
  version: number;
  criteria: Criterion[];
  /** This one and its twins, with their own versions: tasks imported with one rubric file. */
  twins: { rubricId: string; taskId: string | null; version: number }[];
};

export async function currentRubric(
  database: Kysely<Tables>,
  projectId: string,
  rubricId: string,
): Promise<CurrentRubric> {
  if (rubricId === projectId) {
    const { version, settings } = await loadProject(database, projectId);
    if (settings.rubric === null) throw noRubric();
    const twins = [{ rubricId, taskId: null, version }];
    return { rubricId, scope: 'project', version, criteria: settings.rubric, twins };
  }
  const row = await database
    .selectFrom('rubric')
    .innerJoin('rubric_version', (join) =>
      join
        .onRef('rubric_version.rubric_id', '=', 'rubric.id')
        .onRef('rubric_version.version', '=', 'rubric.version'),
    )
    .select(['rubric.version', 'rubric_version.criteria'])
    .where('rubric.id', '=', rubricId)
    .where('rubric.project_id', '=', projectId)
    .executeTakeFirst();
  if (!row) throw noRubric();
  const { rows } = await sql<{ id: string; task_id: string | null; version: number }>`
    select r.id, r.task_id, r.version
    from rubric r join rubric_version v on v.rubric_id = r.id and v.version = r.version
    where r.project_id = ${projectId} and v.criteria = (
      select v.criteria from rubric r
        join rubric_version v on v.rubric_id = r.id and v.version = r.version
      where r.id = ${rubricId})
    order by r.id`.execute(database);
  const twins = rows.map((each) => ({
    rubricId: each.id,
    taskId: each.task_id,
    version: each.version,
  }));
  return { rubricId, scope: 'task', ...row, twins };
}

function noRubric(): Refusal {
  return new Refusal('not-found', 'There is no such rubric in this project');
}
