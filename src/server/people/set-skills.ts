import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { requireMember } from './set-roles.ts';

export async function setSkills(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  given: { projectId: string; accountId: string; skills: readonly string[]; by: string },
): Promise<void> {
  const { projectId, accountId } = given;
  const skills = [...new Set(given.skills.map((skill) => skill.trim()).filter(Boolean))];
  await database.transaction().execute(async (transaction) => {
    await requireMember(transaction, projectId, accountId);
    await transaction
      .insertInto('member_profile')
      .values({ project_id: projectId, account_id: accountId, skills, since: clock.now() })
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'account_id']).doUpdateSet({ skills }),
      )
      .execute();
    await appendAudit(transaction, {
      projectId,
      at: clock.now(),
      kind: 'skills-changed',
      actor: given.by,
      subject: accountId,
      detail: { skills: skills.length },
    });
  });
}
