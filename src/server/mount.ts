import type { Hono } from 'hono';
import { MINIMUM_CLIENT } from '#contract/version.ts';
import { noteRefusals } from './audit/note-refusals.ts';
import { keyOf } from './accounts/api-keys.ts';
import type { AppLimbs } from './app-limbs.ts';
import { authorize } from './authorize.ts';
import { readParams, readRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';

export type AppEnvironment = {
  Variables: { requestId: string; endpoint?: string; accountId?: string };
};

/** Hangs one route under `/api`. Order: client version, who, may they, what, then the handler. */
export function mount(app: Hono<AppEnvironment>, limbs: AppLimbs, route: Route): void {
  const { endpoint } = route;
  const path = `/api${endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
  const noteRefusal = noteRefusals(limbs);
  app.on(endpoint.method, path, async (context) => {
    context.set('endpoint', endpoint.name);
    const request = context.req.raw;
    refuseOldClient(request);
    const key = await keyOf(limbs, request);
    const account = key ? key.account : await limbs.identity.accountOf(request);
    if (account) context.set('accountId', account.id);
    const params = readParams(endpoint, context.req.param());
    const roles = await authorize(limbs, endpoint, { account, key }, params).catch(
      async (error: unknown) => {
        await noteRefusal(error, endpoint, account);
        throw error;
      },
    );
    const parts = await readRequest(endpoint, request);
    return route.answer({ ...parts, params, account, key, roles, limbs, request });
  });
}

/** Clients say which contract they speak; those that do not say are taken as current. */
function refuseOldClient(request: Request): void {
  const spoken = request.headers.get('Touchstone-Contract');
  if (spoken !== null && !(Number(spoken) >= MINIMUM_CLIENT)) {
    throw new Refusal('client-too-old', 'Reload the page to get the current version');
  }
}
