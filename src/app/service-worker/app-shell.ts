/** One build of the page: its id, and the addresses of all its files. */
export type ShellBuild = { id: string; files: readonly string[] };

export type AppShellLimbs = {
  build: ShellBuild;
  origin: string;
  caches: CacheStorage;
  fetch: (request: Request) => Promise<Response>;
  now: () => number;
};

export type AppShell = {
  install(): Promise<void>;
  activate(): Promise<void>;
  /** The answer to a request, or null where the browser should ask as always. */
  answer(request: Request): Promise<Response> | null;
};

const PAGE = '/';
const FILES = 'touchstone-files-';
const READS = 'touchstone-reads';
const REPLACED = 'touchstone-replaced';
/** Pages of an old build may stand open this long, and still find their lazy chunks. */
const KEEP_MILLISECONDS = 7 * 24 * 3600 * 1000;
/** A server that does not answer by then counts as gone, for the page itself. */
const PATIENCE_MILLISECONDS = 4000;

/**
 * Lets the page open without a server: *Grade* with what the device keeps, and the recovery
 * page. It never answers a write, never takes over a running page and never reloads one.
 *
 *   files of a build   from the device, of whichever build is asked for; else from the server
 *   the page           from the server while it answers, else from the device
 *   who is asking and  from the server while it answers, else what it said last; forgotten at
 *   which project      every sign-in and sign-out
 */
export function appShell({ build, origin, caches, fetch, now }: AppShellLimbs): AppShell {
  const own = FILES + build.id;

  async function fromDevice(request: Request): Promise<Response> {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(own)).put(request, answer.clone());
    return answer;
  }

  async function page(request: Request): Promise<Response> {
    const kept = async () => (await caches.open(own)).match(PAGE, { ignoreVary: true });
    const patience = new Promise<undefined>((done) => {
      setTimeout(() => done(undefined), PATIENCE_MILLISECONDS);
    });
    try {
      const answer = await Promise.race([fetch(request), patience]);
      // A proxy in front of a dead server answers too, but not with the page.
      if (answer && answer.status < 500) return answer;
      return (await kept()) ?? answer ?? (await fetch(request));
    } catch (error) {
      const copy = await kept();
      if (copy) return copy;
      throw error;
    }
  }

  async function read(request: Request): Promise<Response> {
    try {
      const answer = await fetch(request);
      const reads = await caches.open(READS);
      if (answer.ok) await reads.put(request, answer.clone());
      else await reads.delete(request);
      return answer;
    } catch (error) {
      const kept = await (await caches.open(READS)).match(request, { ignoreVary: true });
      if (kept) return kept;
      throw error;
    }
  }

  async function accountChanges(request: Request): Promise<Response> {
    await caches.delete(READS);
    const answer = await fetch(request);
    await caches.delete(READS);
    return answer;
  }

  return {
    async install() {
      const cache = await caches.open(own);
      await cache.addAll([PAGE, ...build.files]);
    },
    async activate() {
      const replaced = await caches.open(REPLACED);
      for (const name of await caches.keys()) {
        if (!name.startsWith(FILES) || name === own) continue;
        const since = await (await replaced.match(`/${name}`))?.text();
        if (since === undefined) {
          await replaced.put(`/${name}`, new Response(String(now())));
        } else if (now() - Number(since) > KEEP_MILLISECONDS) {
          await caches.delete(name);
          await replaced.delete(`/${name}`);
        }
      }
      await replaced.delete(`/${own}`);
    },
    answer(request) {
      const { pathname, origin: target } = new URL(request.url);
      if (target !== origin) return null;
      if (pathname === '/api/session' || pathname.startsWith('/api/session/')) {
        return request.method === 'GET' ? read(request) : accountChanges(request);
      }
      if (request.method !== 'GET') return null;
      if (/^\/api\/projects\/[^/]+$/.test(pathname)) return read(request);
      if (pathname.startsWith('/api/')) return null;
      if (request.mode === 'navigate') return page(request);
      return pathname.startsWith('/assets/') ? fromDevice(request) : null;
    },
  };
}
