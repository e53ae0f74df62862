import { addAccount } from '#contract/people/add-account.ts';
import type { Account } from '#contract/session/session.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { Refusal } from '#server/refusal.ts';
import { route, type Route } from '#server/route.ts';
import { addMember } from './add-member.ts';
import { createAccount, type NewAccount } from './create-account.ts';

export const accountRoutes: readonly Route[] = [
  route(addAccount, async ({ body, account, limbs }) => {
    const { projectId, role, email, name, password } = body;
    if ((projectId === undefined) !== (role === undefined)) {
      throw new Refusal('invalid', 'A role is given in a project: name both or neither');
    }
    if (projectId !== undefined) await loadProject(limbs.database, projectId);
    const made = await accountFor(limbs, { email, name, password });
    if (projectId !== undefined && role !== undefined) {
      await addMember(limbs.database, { projectId, accountId: made.account.id, role });
    }
    await limbs.database.transaction().execute((transaction) =>
      appendAudit(transaction, {
        projectId: projectId ?? null,
        at: limbs.clock.now(),
        kind: made.created ? 'account-made' : 'roles-changed',
        actor: account.id,
        subject: made.account.id,
        detail: { role: role ?? null },
      }),
    );
    return made;
  }),
];

/** Somebody who has an account keeps it as it is: name and password are theirs. */
async function accountFor(
  { database, ids }: Pick<AppLimbs, 'database' | 'ids'>,
  given: NewAccount,
): Promise<{ account: Account; created: boolean }> {
  const row = await database
    .selectFrom('account')
    .select(['id', 'name', 'email', 'is_owner'])
    .where('email', '=', given.email.trim().toLowerCase())
    .executeTakeFirst();
  if (row) {
    const { is_owner: isOwner, ...account } = row;
    return { account: { ...account, isOwner }, created: false };
  }
  return { account: await createAccount(database, ids, given), created: true };
}
