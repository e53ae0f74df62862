import type { Hono } from 'hono';
import { MINIMUM_CLIENT } from '#contract/version.ts';
import { noteRefusals } from './audit/note-refusals.ts';
import { keyOf } from './accounts/api-keys.ts';
import type { AppLimbs } from './app-limbs.ts';
import { authorize } from './authorize.ts';
import { readParams, readRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';
import { rightfulDatabase } from './rightful-database.ts';
import type { Route } from './route.ts';
import { standingRight } from './standing-right.ts';

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
    const params = readParams(endpoint, context.req.param());
    const letIn = async () => {
      const key = await keyOf(limbs, request);
      const account = key ? key.account : await limbs.identity.accountOf(request);
      if (account) context.set('accountId', account.id);
      const roles = await authorize(limbs, endpoint, { account, key }, params).catch(
        async (error: unknown) => {
          await noteRefusal(error, endpoint, account);
          throw error;
        },
      );
      return { account, key, roles };
    };
    let caller = await letIn();
    const began = limbs.clock.now().getTime();
    const parts = await readRequest(endpoint, request);
    if (limbs.clock.now().getTime() - began > BODY_AT_ONCE_MS) caller = await letIn();
    const right = standingRight(endpoint.permission, caller, params);
    const database = right ? rightfulDatabase(limbs.database, right) : limbs.database;
    const held = { ...limbs, database };
    return route.answer({
      ...parts,
      ...caller,
      params,
      right,
      limbs: held,
      unheld: limbs,
      request,
    });
  });
}

/**
 * A body may take half a minute to arrive. Whoever was let in before it, and signed out or
 * lost a role since, is not let in by it.
 */
const BODY_AT_ONCE_MS = 1000;

/** Clients say which contract they speak; those that do not say are taken as current. */
function refuseOldClient(request: Request): void {
  const spoken = request.headers.get('Touchstone-Contract');
  if (spoken !== null && !(Number(spoken) >= MINIMUM_CLIENT)) {
    throw new Refusal('client-too-old', 'Reload the page to get the current version');
  }
}
