import { appShell } from './app-shell.ts';

/*
 * The service worker of the product, built to `/app-shell.js` by app-shell-plugin.ts; not in
 * the demo, whose own worker would collide with it. The plugin writes the list of the build's
 * files in front of it.
 */
type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void };

const isExtendable = (event: Event): event is Extendable => 'waitUntil' in event;
const isFetching = (event: Event): event is Fetching => 'respondWith' in event;

const build = (globalThis as { APP_SHELL_BUILD?: { id: string; files: string[] } }).APP_SHELL_BUILD;
const shell = appShell({
  build: build ?? { id: 'none', files: [] },
  origin: globalThis.location.origin,
  caches: globalThis.caches,
  fetch: (request) => fetch(request),
  now: () => Date.now(),
});

globalThis.addEventListener('install', (event) => {
  if (isExtendable(event)) event.waitUntil(shell.install());
});
globalThis.addEventListener('activate', (event) => {
  if (isExtendable(event)) event.waitUntil(shell.activate());
});
globalThis.addEventListener('fetch', (event) => {
  if (!isFetching(event)) return;
  const answer = shell.answer(event.request);
  if (answer) event.respondWith(answer);
});
