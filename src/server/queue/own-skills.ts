import type { Kysely } from 'kysely';
import { plainSkill } from '#domain/queue/skill-key.ts';
import type { Tables } from '#server/database/tables.ts';

/** The skills of one member, as the keys of lanes have them. */
export async function ownSkills(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
): Promise<string[]> {
  const row = await database
    .selectFrom('member_profile')
    .select('skills')
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return (row?.skills ?? []).map(plainSkill);
}
