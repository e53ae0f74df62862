import type { Transaction } from 'kysely';
import type { Role } from '#domain/people/role.ts';
import type { Tables } from '#server/database/tables.ts';

export type Joining = {
  projectId: string;
  accountId: string;
  roles: readonly Role[];
  skills: readonly string[];
  at: Date;
};

/** Makes somebody a member, or adds roles and skills to one; what they have they keep. */
export async function joinProject(
  transaction: Transaction<Tables>,
  { projectId, accountId, roles, skills, at }: Joining,
): Promise<void> {
  const key = { project_id: projectId, account_id: accountId };
  if (roles.length > 0) {
    await transaction
      .insertInto('membership')
      .values(roles.map((role) => ({ ...key, role })))
      .onConflict((conflict) => conflict.columns(['project_id', 'account_id', 'role']).doNothing())
      .execute();
  }
  const profile = await transaction
    .selectFrom('member_profile')
    .select('skills')
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const all = [...new Set([...(profile?.skills ?? []), ...skills])];
  await transaction
    .insertInto('member_profile')
    .values({ ...key, skills: all, since: at })
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'account_id']).doUpdateSet({ skills: all }),
    )
    .execute();
}
