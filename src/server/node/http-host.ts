import { getConnInfo } from '@hono/node-server/conninfo';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { CLIENT_ADDRESS } from '#server/accounts/throttle-sign-in.ts';
import { problemResponse } from '#server/problem-response.ts';
import { randomIds } from '#server/random-ids.ts';
import { Refusal } from '#server/refusal.ts';
import { refuseForged } from '#server/refuse-forged.ts';
import { site } from './site.ts';

export type Hosted = {
  app: { fetch(request: Request): Response | Promise<Response> };
  /** Where browsers reach the server. */
  url: string;
  port: number;
  site: string | null;
  /** A proxy of ours stands before the server and names the caller in X-Forwarded-For. */
  behindProxy: boolean;
};

/**
 * What stands between the socket and the app: which host names are ours, forged requests, the
 * caller's address, the page's files. It answers 503 until it is opened, so that the port can be
 * taken before the cookies' origin, which names it, is known.
 */
export function httpHost(): {
  fetch(request: Request, env: unknown): Response | Promise<Response>;
  open(hosted: Hosted): void;
} {
  let host: Hono<{ Bindings: HttpBindings }> | null = null;
  return {
    fetch(request, env) {
      if (host) return host.fetch(request, env as HttpBindings);
      const starting = new Refusal('unavailable', 'The server is starting', {
        retryAfterSeconds: 1,
      });
      return problemResponse(starting, randomIds.next());
    },
    open(hosted) {
      host = hostOf(hosted);
    },
  };
}

function hostOf({
  app,
  url,
  port,
  site: folder,
  behindProxy,
}: Hosted): Hono<{ Bindings: HttpBindings }> {
  const host = new Hono<{ Bindings: HttpBindings }>();
  const origins = originsOf(url, port);
  const names = new Set(origins.map((origin) => new URL(origin).host));

  host.use(async (context, next) => {
    // A page elsewhere whose name was pointed at this machine comes with that name as its Host.
    if (!names.has(context.req.header('Host') ?? '')) {
      throw new Refusal('not-found', 'This server has another name');
    }
    await next();
  });
  host.use('/api/*', async (context) => {
    const request = context.req.raw;
    refuseForged(request, origins);
    const peer = getConnInfo(context).remote.address ?? 'unknown';
    // Only the last entry is the proxy's own word; the caller may have written the others.
    const forwarded = context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim();
    request.headers.set(CLIENT_ADDRESS, (behindProxy && forwarded) || peer);
    return app.fetch(request);
  });
  host.onError((error) =>
    problemResponse(
      error instanceof Refusal ? error : new Refusal('internal', 'The server failed to answer'),
      randomIds.next(),
    ),
  );
  if (folder !== null) host.route('/', site(folder, url.startsWith('https:')));
  return host;
}

/** The public address, and this machine's own names for the port. */
function originsOf(url: string, port: number): string[] {
  const local = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}`);
  return [...new Set([new URL(url).origin, ...local])];
}
