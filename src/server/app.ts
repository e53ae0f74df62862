import { Hono } from 'hono';
import { CONTRACT_VERSION, MINIMUM_CLIENT } from '#contract/version.ts';
import type { AppLimbs } from './app-limbs.ts';
import { mount, type AppEnvironment } from './mount.ts';
import { openapiDocument } from './openapi/openapi-document.ts';
import { problemResponse } from './problem-response.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import { storageRefusal } from './storage-failure.ts';
import { wholeContract } from './whole-contract.ts';

/**
 * The reference server as one function from Request to Response. It knows nothing of sockets,
 * cookies or files: those are limbs. Tests and the demo mount it as it is; given `routes` it
 * serves only those, otherwise the whole contract, and fails to start where one is missing.
 */
export function createApp(
  limbs: AppLimbs,
  routes: readonly Route[] = wholeContract(),
): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  app.use(async (context, next) => {
    const started = limbs.clock.now().getTime();
    const requestId = limbs.ids.next();
    context.set('requestId', requestId);
    await next();
    const { headers, status } = context.res;
    headers.set('Request-Id', requestId);
    headers.set('Touchstone-Contract', `${CONTRACT_VERSION}; minimum=${MINIMUM_CLIENT}`);
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    // The path and the query may hold what people typed; the endpoint's name does not.
    limbs.log({
      level: status >= 500 ? 'error' : 'info',
      message: 'request',
      requestId,
      method: context.req.method,
      endpoint: context.get('endpoint') ?? 'none',
      status,
      milliseconds: limbs.clock.now().getTime() - started,
      account: context.get('accountId') ?? null,
    });
  });

  let document: string | null = null;
  app.get('/api/openapi.json', (context) => {
    document ??= JSON.stringify(openapiDocument());
    return context.body(document, 200, { 'Content-Type': 'application/json' });
  });
  for (const route of routes) mount(app, limbs, route);

  app.notFound((context) =>
    problemResponse(
      new Refusal('not-found', 'There is nothing at this address'),
      context.get('requestId'),
    ),
  );

  app.onError((error, context) => {
    const requestId = context.get('requestId');
    if (error instanceof Refusal) return problemResponse(error, requestId);
    limbs.log({
      level: 'error',
      message: 'failed',
      requestId,
      endpoint: context.get('endpoint') ?? 'none',
      reason: error.message,
      stack: error.stack,
    });
    return problemResponse(
      storageRefusal(error) ??
        new Refusal('internal', 'The server failed to answer; nothing that you wrote is lost'),
      requestId,
    );
  });

  return app;
}
