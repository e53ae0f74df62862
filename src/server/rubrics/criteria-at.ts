import type { Kysely } from 'kysely';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Tables } from '#server/database/tables.ts';

/**
 * The criteria of one version of a rubric. The project's own rubric bears the project's id, and
 * its versions are those of the settings. Null where there is none.
 */
export async function criteriaAt(
  database: Kysely<Tables>,
  rubricId: string,
  version: number,
): Promise<Criterion[] | null> {
  const own = await database
    .selectFrom('rubric_version')
    .select('criteria')
    .where('rubric_id', '=', rubricId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (own) return own.criteria;
  const project = await database
    .selectFrom('project_version')
    .select('settings')
    .where('project_id', '=', rubricId)
    .where('version', '=', version)
    .executeTakeFirst();
  return project?.settings.rubric ?? null;
}
