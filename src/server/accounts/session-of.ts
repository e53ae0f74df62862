import type { Account, Membership, Session } from '#contract/session/session.ts';
import { CONTRACT_VERSION, MINIMUM_CLIENT } from '#contract/version.ts';
import { role } from '#domain/people/role.ts';
import type { AppLimbs } from '#server/app-limbs.ts';

/** What a browser is told when it starts: who asks, and what this server is. */
export async function sessionOf(
  limbs: Pick<AppLimbs, 'database' | 'sampleMode' | 'provider'>,
  account: Account | null,
): Promise<Session> {
  return {
    account,
    memberships: account ? await membershipsOf(limbs, account) : [],
    sampleMode: limbs.sampleMode,
    provider: limbs.provider?.name ?? null,
    contractVersion: CONTRACT_VERSION,
    minimumClient: MINIMUM_CLIENT,
  };
}

/** Projects by name. An owner has every project, as a lead where no role says otherwise. */
async function membershipsOf(
  { database }: Pick<AppLimbs, 'database'>,
  account: Account,
): Promise<Membership[]> {
  const rows = await database
    .selectFrom('project')
    .innerJoin('project_version', (join) =>
      join
        .onRef('project_version.project_id', '=', 'project.id')
        .onRef('project_version.version', '=', 'project.version'),
    )
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.project_id', '=', 'project.id')
        .on('membership.account_id', '=', account.id),
    )
    .select(['project.id', 'project.slug', 'membership.role'])
    .select((each) => each.ref('project_version.settings', '->>').key('name').as('name'))
    .$if(!account.isOwner, (query) => query.where('membership.role', 'is not', null))
    .orderBy('project.created_at')
    .orderBy('project.id')
    .execute();
  const memberships = new Map<string, Membership>();
  for (const { id, slug, name, role: given } of rows) {
    const membership = memberships.get(id) ?? { projectId: id, slug, name, roles: [] };
    const known = role.safeParse(given ?? 'lead');
    if (known.success) membership.roles.push(known.data);
    memberships.set(id, membership);
  }
  return [...memberships.values()];
}
