import { parseSigned } from 'hono/utils/cookie';
import { hex, sha256 } from '#server/sha256.ts';

const NAME = 'touchstone.session_token';

/**
 * The token in a request's session cookie, if our secret signed it; null otherwise. The cookie
 * is written by better-auth: the token, a dot, and an HMAC-SHA-256 in base64.
 */
export async function sessionToken(request: Request, secret: string): Promise<string | null> {
  const cookies = request.headers.get('Cookie');
  if (cookies === null) return null;
  for (const name of [`__Secure-${NAME}`, NAME]) {
    const { [name]: token } = await parseSigned(cookies, secret, name);
    if (typeof token === 'string') return token;
  }
  return null;
}

/** What stands in the table: who reads it, or a backup of it, cannot sign in with it. */
export const storedToken = async (token: string): Promise<string> => hex(await sha256(token));
