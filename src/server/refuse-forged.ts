import { Refusal } from './refusal.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a plain HTML form can send to another site without being asked first. */
const formTypes = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/**
 * The defence against forged requests, for hosts where the browser attaches cookies. A write is
 * refused unless it comes from the server's own origin and has a Content-Type that no form can
 * send. Programs that are no browsers send neither Origin nor Sec-Fetch-Site.
 */
export function refuseForged(request: Request, origins: readonly string[]): void {
  if (safe.has(request.method)) return;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin') {
    throw new Refusal('forbidden', 'This request came from another site');
  }
  const origin = request.headers.get('Origin');
  if (origin !== null && !origins.includes(origin)) {
    throw new Refusal('forbidden', 'This request came from another origin');
  }
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (!type || formTypes.has(type)) {
    throw new Refusal('forbidden', 'A write needs the Content-Type application/json');
  }
}
