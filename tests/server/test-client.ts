import type { Backend } from '#backend/backend.ts';
import { httpBackend } from '#backend/http/http-backend.ts';

export type TestClient = Backend & {
  /** The cookies that the server set, as a `Cookie` header. */
  cookie(): string;
  request(path: string, init?: RequestInit): Promise<Response>;
};

type Fetch = (request: Request) => Response | Promise<Response>;

/** A browser's share of HTTP over a server's `fetch`: it keeps cookies and sends them back. */
export function testClient(fetch: Fetch, headers: Record<string, string> = {}): TestClient {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async (request: Request): Promise<Response> => {
    if (jar.size > 0) request.headers.set('Cookie', cookie());
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    const response = await fetch(request);
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  return {
    ...httpBackend({ base: 'http://touchstone.test', fetch: send }),
    cookie,
    request: (path, init) => send(new Request(`http://touchstone.test${path}`, init)),
  };
}
