import type { AnyEndpoint } from '#contract/endpoint.ts';
import type { Account } from '#contract/session/session.ts';
import { mayInProject } from '#domain/people/permission.ts';
import { scopesAllow } from '#domain/people/key-scope.ts';
import { role, type Role } from '#domain/people/role.ts';
import type { UsedKey } from './accounts/api-keys.ts';
import type { AppLimbs } from './app-limbs.ts';
import { Refusal } from './refusal.ts';

const noProject = () => new Refusal('not-found', 'There is no such project');

/**
 * Enforces the endpoint's permission and answers the roles that the account has in the project
 * the path names. Somebody outside a project learns nothing about it: 404, not 403.
 */
export async function authorize(
  { database }: AppLimbs,
  endpoint: AnyEndpoint,
  { account, key }: { account: Account | null; key: UsedKey | null },
  params: unknown,
): Promise<readonly Role[]> {
  const { permission } = endpoint;
  if (permission === 'anybody') return [];
  if (key) refuseBeyondKey(key, permission, params);
  if (!account) throw new Refusal('signed-out', 'Sign in to go on');
  if (permission === 'signed-in') return [];
  if (permission === 'owner') {
    if (!account.isOwner) throw new Refusal('forbidden', 'Only the owner may do this');
    return [];
  }
  const projectId = projectOf(params);
  const rows = await database
    .selectFrom('project')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.project_id', '=', 'project.id')
        .on('membership.account_id', '=', account.id),
    )
    .select('membership.role')
    .where('project.id', '=', projectId)
    .execute();
  const roles = rows.flatMap((row) => role.safeParse(row.role).data ?? []);
  if (rows.length === 0 || (roles.length === 0 && !account.isOwner)) throw noProject();
  if (!mayInProject(permission, roles, account.isOwner)) {
    throw new Refusal('forbidden', 'Your role in this project does not allow this');
  }
  return roles;
}

/** A key opens its own project, and there what its scopes name; the roles are asked besides. */
function refuseBeyondKey(key: UsedKey, permission: string, params: unknown): void {
  if (!scopesAllow(key.scopes, permission)) {
    throw new Refusal('forbidden', 'The scopes of this key do not allow this');
  }
  if (projectOf(params) !== key.projectId) throw noProject();
}

function projectOf(params: unknown): string {
  if (typeof params === 'object' && params !== null && 'projectId' in params) {
    if (typeof params.projectId === 'string') return params.projectId;
  }
  throw noProject();
}
