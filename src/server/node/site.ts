import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { pageHeaders } from './page-headers.ts';

/**
 * The built page: files under `/assets` carry a hash in their names and are kept for ever, all
 * others are asked for again each time. Every other address is the page itself, which routes.
 */
export function site(folder: string, isHttps: boolean): Hono {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) throw new Error(`There is no built page in ${folder}: npm run build`);
  const html = readFileSync(page, 'utf8');
  const headers = pageHeaders(isHttps);
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  });
  app.use(
    serveStatic({
      root: folder,
      index: 'none',
      precompressed: true,
      onFound: (path, context) => {
        const isHashed = path.includes('/assets/');
        const kept = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
        context.header('Cache-Control', kept);
      },
    }),
  );
  app.get('*', (context) => {
    // A missing file is missing: an old page that asks for an old chunk must not get HTML.
    if (/\.\w+$/.test(new URL(context.req.url).pathname)) return context.notFound();
    return context.html(html, 200, { 'Cache-Control': 'no-cache' });
  });
  return app;
}
