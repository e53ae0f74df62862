import { expect, test } from 'vitest';
import { appShell } from './app-shell.ts';

const origin = 'https://t.example';
const build = (id: string) => ({ id, files: [`/assets/${id}.js`] });

/** CacheStorage as far as the shell uses it, over plain maps. */
function modelCaches() {
  const stores = new Map<string, Map<string, Response>>();
  const key = (request: RequestInfo | URL) =>
    new URL(request instanceof Request ? request.url : String(request), origin).href;
  const cacheOf = (store: Map<string, Response>, fetch: (url: string) => Promise<Response>) => ({
    match: async (request: RequestInfo) => store.get(key(request))?.clone(),
    put: async (request: RequestInfo, response: Response) => void store.set(key(request), response),
    delete: async (request: RequestInfo) => store.delete(key(request)),
    async addAll(paths: string[]) {
      for (const path of paths) store.set(key(path), await fetch(key(path)));
    },
  });
  return (fetch: (url: string) => Promise<Response>) =>
    ({
      async open(name: string) {
        const store = stores.get(name) ?? new Map<string, Response>();
        stores.set(name, store);
        return cacheOf(store, fetch);
      },
      async match(request: RequestInfo) {
        for (const store of stores.values()) {
          const found = store.get(key(request));
          if (found) return found.clone();
        }
        return undefined;
      },
      keys: async () => [...stores.keys()],
      delete: async (name: string) => stores.delete(name),
    }) as Partial<CacheStorage> as CacheStorage;
}

function world() {
  const server = { gone: false, session: 'ada', time: 0 };
  const caches = modelCaches();
  const answer = async (url: string): Promise<Response> => {
    if (server.gone) throw new TypeError('Failed to fetch');
    const { pathname } = new URL(url);
    return new Response(pathname === '/api/session' ? server.session : `${pathname} fresh`);
  };
  const shell = (id: string) =>
    appShell({
      build: build(id),
      origin,
      caches: caches(answer),
      fetch: (request) => answer(request.url),
      now: () => server.time,
    });
  return { server, shell };
}

/** Requests for navigation cannot be made outside of a browser. */
const get = (path: string, mode?: 'navigate') => {
  const request = new Request(origin + path);
  if (mode) Object.defineProperty(request, 'mode', { value: mode });
  return request;
};
const textOf = async (answer: Promise<Response> | null) => (await answer)?.text();

test('without a server the page and every file of the build are there', async () => {
  const { server, shell } = world();
  const first = shell('one');
  await first.install();
  server.gone = true;
  expect(await textOf(first.answer(get('/p/meridian/grade', 'navigate')))).toBe('/ fresh');
  expect(await textOf(first.answer(get('/assets/one.js')))).toBe('/assets/one.js fresh');
});

test('while the server answers, the page comes from it', async () => {
  const { shell } = world();
  const first = shell('one');
  await first.install();
  expect(await textOf(first.answer(get('/recovery', 'navigate')))).toBe('/recovery fresh');
});

test('a chunk of an old build is there seven days after a new one took its place', async () => {
  const { server, shell } = world();
  await shell('one').install();
  const second = shell('two');
  await second.install();
  await second.activate();
  server.gone = true;
  server.time = 6 * 24 * 3600 * 1000;
  await second.activate();
  expect(await textOf(second.answer(get('/assets/one.js')))).toBe('/assets/one.js fresh');
  server.time = 8 * 24 * 3600 * 1000;
  await second.activate();
  await expect(second.answer(get('/assets/one.js'))).rejects.toThrow('Failed to fetch');
});

test('writes, other reads and other origins are not its business', () => {
  const { shell } = world();
  const first = shell('one');
  expect(first.answer(get('/api/projects/p/assignments'))).toBe(null);
  expect(first.answer(new Request(`${origin}/api/projects/p/claims`, { method: 'POST' }))).toBe(
    null,
  );
  expect(first.answer(new Request('https://elsewhere.example/assets/one.js'))).toBe(null);
});

test('who was signed in is known offline, and forgotten with the session', async () => {
  const { server, shell } = world();
  const first = shell('one');
  await first.answer(get('/api/session'));
  server.gone = true;
  expect(await textOf(first.answer(get('/api/session')))).toBe('ada');
  server.gone = false;
  await first.answer(new Request(`${origin}/api/session`, { method: 'DELETE' }));
  server.gone = true;
  await expect(first.answer(get('/api/session'))).rejects.toThrow('Failed to fetch');
});
