import type { Kysely } from 'kysely';
import type { Project } from '#domain/project/project.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

/** A project with the current version of its settings; throws `not-found`. */
export async function loadProject(database: Kysely<Tables>, projectId: string): Promise<Project> {
  const row = await database
    .selectFrom('project')
    .innerJoin('project_version', (join) =>
      join
        .onRef('project_version.project_id', '=', 'project.id')
        .onRef('project_version.version', '=', 'project.version'),
    )
    .select(['project.id', 'project.slug', 'project.version', 'project.created_at', 'settings'])
    .where('project.id', '=', projectId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such project');
  return {
    id: row.id,
    slug: row.slug,
    version: row.version,
    // Settings stored by an older program lack newer fields; the schema fills them in.
    settings: projectSettings.parse(row.settings),
    createdAt: row.created_at.toISOString(),
  };
}
