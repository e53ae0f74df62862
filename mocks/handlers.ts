import { http, type RequestHandler } from 'msw';

/** The reference server, wherever it runs: in this process or behind a worker's port. */
export type AppFetch = { fetch(request: Request): Response | Promise<Response> };

/** The one bridge from intercepted requests to the server; it decides nothing. */
export const handlers = (app: AppFetch): RequestHandler[] => [
  http.all('*/api/*', ({ request }) => app.fetch(request)),
];
