import type { Kysely } from 'kysely';
import { projectSettings, type ProjectSettings } from '#domain/project/project-settings.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

export type ProjectAtWork = { id: string; version: number; settings: ProjectSettings };

/** The project with its current settings; throws `closed` where it no longer takes work. */
export async function projectAtWork(
  database: Kysely<Tables>,
  projectId: string,
): Promise<ProjectAtWork> {
  const row = await database
    .selectFrom('project')
    .innerJoin('project_version', (join) =>
      join
        .onRef('project_version.project_id', '=', 'project.id')
        .onRef('project_version.version', '=', 'project.version'),
    )
    .select(['project.id', 'project.version', 'project.closed_at', 'project_version.settings'])
    .where('project.id', '=', projectId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found', 'There is no such project');
  if (row.closed_at) throw new Refusal('closed', 'This project no longer takes work');
  return { id: row.id, version: row.version, settings: projectSettings.parse(row.settings) };
}

/** The end of a lease that begins now. */
export function leaseEnd(
  settings: Pick<ProjectSettings, 'lease'>,
  purpose: 'current' | 'next',
  now: Date,
): Date {
  const { currentMinutes, nextMinutes } = settings.lease;
  const minutes = purpose === 'current' ? currentMinutes : nextMinutes;
  return new Date(now.getTime() + minutes * 60_000);
}
