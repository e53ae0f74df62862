import type { Project } from '#domain/project/project.ts';
import type { ProjectFile } from '#domain/project/project-settings.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import { operator } from '#server/operator.ts';
import { Refusal } from '#server/refusal.ts';
import { refuseImpossible } from './refuse-impossible.ts';

/** Makes a project at version 1 of its settings; `accountId`, where given, becomes its lead. */
export async function createProject(
  { database, ids, clock }: Pick<AppLimbs, 'database' | 'ids' | 'clock'>,
  { slug, ...settings }: ProjectFile,
  accountId: string | null,
): Promise<Project> {
  refuseImpossible(settings);
  const now = clock.now();
  const id = ids.next();
  await database.transaction().execute(async (transaction) => {
    const made = await transaction
      .insertInto('project')
      .values({ id, slug, created_at: now })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new Refusal('duplicate', `There is a project ${slug} already`);
    await transaction
      .insertInto('project_version')
      .values({
        project_id: id,
        version: 1,
        settings: json(settings),
        published_by: accountId,
        published_at: now,
      })
      .execute();
    // The command line has every right without a role, and no name to stand in a roster with.
    if (accountId !== null && accountId !== operator.id) {
      await transaction
        .insertInto('membership')
        .values({ project_id: id, account_id: accountId, role: 'lead' })
        .execute();
    }
    await appendAudit(transaction, {
      projectId: id,
      at: now,
      kind: 'project-made',
      actor: accountId,
      subject: id,
    });
  });
  return { id, slug, version: 1, settings, createdAt: now.toISOString() };
}
