import type { Kysely } from 'kysely';
import type { Role } from '#domain/people/role.ts';
import type { Tables } from '#server/database/tables.ts';

/** Gives an account a role in a project; having it already is fine. */
export async function addMember(
  database: Kysely<Tables>,
  member: { projectId: string; accountId: string; role: Role },
): Promise<void> {
  await database
    .insertInto('membership')
    .values({ project_id: member.projectId, account_id: member.accountId, role: member.role })
    .onConflict((conflict) => conflict.columns(['project_id', 'account_id', 'role']).doNothing())
    .execute();
}
