import type { Kysely } from 'kysely';
import { mayInProject } from '#domain/people/permission.ts';
import type { Role } from '#domain/people/role.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import type { Tables } from '#server/database/tables.ts';
import { releaseWork } from '#server/queue/release-work.ts';
import { retryOnConflict } from '#server/queue/retry-on-conflict.ts';
import { Refusal } from '#server/refusal.ts';

/**
 * Changes a member's roles; none ends the access. The membership is locked first: a write of the
 * member's that holds it may wait for anything that is locked here. Then the project's row, so
 * that of two leads who remove each other one stays. Who may no longer grade gives back what they
 * hold: `afterwards` has a database that lets this pass also for who gave up a role of their own.
 */
export async function setRoles(
  limbs: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; accountId: string; roles: readonly Role[]; by: string },
  afterwards: Pick<AppLimbs, 'database'> = limbs,
): Promise<void> {
  const { projectId, accountId } = given;
  const roles = [...new Set(given.roles)];
  await retryOnConflict(() => exchangeRoles(limbs, { ...given, roles }));
  if (!mayInProject('task.grade', roles, false))
    await releaseHeldIn(afterwards, projectId, accountId);
}

/** Two leads who remove each other hold each their own role: the one who gives way looks again. */
async function exchangeRoles(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; accountId: string; roles: readonly Role[]; by: string },
): Promise<void> {
  const { projectId, accountId, roles } = given;
  await database.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('membership')
      .select('role')
      .where('project_id', '=', projectId)
      .where('account_id', '=', accountId)
      .orderBy('role')
      .forUpdate()
      .execute();
    await transaction
      .selectFrom('project')
      .select('id')
      .where('id', '=', projectId)
      .forNoKeyUpdate()
      .execute();
    const before = await requireMember(transaction, projectId, accountId);
    await transaction
      .deleteFrom('membership')
      .where('project_id', '=', projectId)
      .where('account_id', '=', accountId)
      .execute();
    if (roles.length > 0) {
      await transaction
        .insertInto('membership')
        .values(roles.map((role) => ({ project_id: projectId, account_id: accountId, role })))
        .execute();
    }
    if (before.includes('lead') && !roles.includes('lead'))
      await refuseLeaderless(transaction, projectId);
    await appendAudit(transaction, {
      projectId,
      at: clock.now(),
      kind: 'roles-changed',
      actor: given.by,
      subject: accountId,
      detail: { before, after: [...roles] },
    });
  });
}

/** Roles of a member, also of one whose access has ended. Throws `not-found` for others. */
export async function requireMember(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
): Promise<string[]> {
  const rows = await database
    .selectFrom('membership')
    .select('role')
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .execute();
  if (rows.length > 0) return rows.map(({ role }) => role).toSorted();
  const profile = await database
    .selectFrom('member_profile')
    .select('since')
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (!profile) throw new Refusal('not-found', 'There is no such member');
  return [];
}

async function refuseLeaderless(database: Kysely<Tables>, projectId: string): Promise<void> {
  const lead = await database
    .selectFrom('membership')
    .select('account_id')
    .where('project_id', '=', projectId)
    .where('role', '=', 'lead')
    .limit(1)
    .executeTakeFirst();
  if (lead) return;
  const reason = 'A project keeps at least one lead: make somebody else one first';
  throw new Refusal('invalid', reason, { errors: [{ place: 'body.roles', reason }] });
}

/** Gives back what somebody holds in a project, of all tasks or of those given. */
export async function releaseHeldIn(
  limbs: Pick<AppLimbs, 'database'>,
  projectId: string,
  accountId: string,
  tasks: readonly string[] | null = null,
): Promise<void> {
  const held = await limbs.database
    .selectFrom('assignment')
    .select(['id', 'task_id'])
    .where('project_id', '=', projectId)
    .where('expert_id', '=', accountId)
    .where('state', '=', 'held')
    .execute();
  for (const { id, task_id } of held) {
    if (tasks !== null && !tasks.includes(task_id)) continue;
    await releaseWork(limbs, { projectId, assignmentId: id, expertId: accountId });
  }
}
