import { changePassword as changeEndpoint } from '#contract/accounts/change-password.ts';
import { confirmSecondFactor } from '#contract/accounts/confirm-second-factor.ts';
import { createApiKey } from '#contract/accounts/create-api-key.ts';
import { getAccount } from '#contract/accounts/get-account.ts';
import { listApiKeys } from '#contract/accounts/list-api-keys.ts';
import { removeSecondFactor } from '#contract/accounts/remove-second-factor.ts';
import { revokeApiKey } from '#contract/accounts/revoke-api-key.ts';
import { revokeSession as revokeEndpoint } from '#contract/accounts/revoke-session.ts';
import { startSecondFactor } from '#contract/accounts/start-second-factor.ts';
import type { Account } from '#contract/session/session.ts';
import { mayInProject } from '#domain/people/permission.ts';
import type { Role } from '#domain/people/role.ts';
import { route, type Route } from '#server/route.ts';
import { createKey, listKeys, revokeKey } from './api-keys.ts';
import { changePassword, ownAccount, revokeSession } from './own-account.ts';
import { confirmFactor, removeFactor, startFactor } from './second-factor.ts';
import { throttleSignIn } from './throttle-sign-in.ts';

/** Null for whoever looks after the project's people; others see and revoke their own keys. */
function onlyOwn(account: Account, roles: readonly Role[]): string | null {
  return mayInProject('people.edit', roles, account.isOwner) ? null : account.id;
}

export const ownAccountRoutes: readonly Route[] = [
  route(getAccount, ({ account, limbs, request }) => ownAccount(limbs, account.id, request)),
  route(revokeEndpoint, ({ params, account, limbs }) =>
    revokeSession(limbs, account.id, params.sessionId),
  ),
  route(changeEndpoint, async ({ body, account, limbs, request }) => {
    const forget = await throttleSignIn(limbs, request, account.email);
    await changePassword(limbs, account.id, request, body);
    await forget();
  }),
  route(startSecondFactor, ({ account, limbs }) => startFactor(limbs, account)),
  route(confirmSecondFactor, async ({ body, account, limbs, request }) => {
    const forget = await throttleSignIn(limbs, request, account.email);
    const answer = await confirmFactor(limbs, account, body.code);
    await forget();
    return answer;
  }),
  route(removeSecondFactor, async ({ body, account, limbs, request }) => {
    const forget = await throttleSignIn(limbs, request, account.email);
    await removeFactor(limbs, account, body.code);
    await forget();
  }),
  route(createApiKey, ({ params, body, account, limbs }) =>
    createKey(limbs, { ...params, ...body, account }),
  ),
  route(listApiKeys, async ({ params, account, roles, limbs }) => ({
    keys: await listKeys(limbs.database, params.projectId, onlyOwn(account, roles)),
  })),
  route(revokeApiKey, ({ params, account, roles, limbs }) =>
    revokeKey(limbs, { ...params, actor: account.id, ownOf: onlyOwn(account, roles) }),
  ),
];
