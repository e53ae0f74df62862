import type { Kysely } from 'kysely';
import type { listProjectVersions } from '#contract/project/list-project-versions.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import type { Tables } from '#server/database/tables.ts';

type Versions = AnswerOf<typeof listProjectVersions>['versions'];

/** Every version of a project's settings, newest first, with how much work stands under it. */
export async function listVersions(database: Kysely<Tables>, projectId: string): Promise<Versions> {
  const rows = await database
    .selectFrom('project_version')
    .leftJoin('account', 'account.id', 'project_version.published_by')
    .select(['version', 'settings', 'published_at', 'account.name as publishedBy'])
    .select((each) => [
      each
        .selectFrom('annotation')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('annotation.project_id', '=', 'project_version.project_id')
        .whereRef('annotation.project_version', '=', 'project_version.version')
        .as('annotations'),
      each
        .selectFrom('assignment')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('assignment.project_id', '=', 'project_version.project_id')
        .whereRef('assignment.project_version', '=', 'project_version.version')
        .where('assignment.state', 'in', ['held', 'parked'])
        .as('openAssignments'),
    ])
    .where('project_version.project_id', '=', projectId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    settings: projectSettings.parse(row.settings),
    publishedBy: row.publishedBy,
    publishedAt: row.published_at.toISOString(),
    annotations: row.annotations ?? 0,
    openAssignments: row.openAssignments ?? 0,
  }));
}
