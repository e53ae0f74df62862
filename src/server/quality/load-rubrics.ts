import type { Kysely } from 'kysely';
import type { Rubrics } from '#domain/quality/verdict-subjects.ts';
import type { Tables } from '#server/database/tables.ts';

/** The criteria of every rubric of a project, at their current versions. */
export async function loadRubrics(database: Kysely<Tables>, projectId: string): Promise<Rubrics> {
  const rows = await database
    .selectFrom('rubric')
    .innerJoin('rubric_version', (join) =>
      join
        .onRef('rubric_version.rubric_id', '=', 'rubric.id')
        .onRef('rubric_version.version', '=', 'rubric.version'),
    )
    .select(['rubric.id', 'rubric_version.criteria'])
    .where('rubric.project_id', '=', projectId)
    .execute();
  return new Map(rows.map(({ id, criteria }) => [id, criteria]));
}
