import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as sha256Here } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { parse } from 'hono/utils/cookie';
import { hex, sha256 } from '#server/sha256.ts';

const NAME = 'touchstone.session_token';

/**
 * The token in a request's session cookie, if our secret signed it; null otherwise. The cookie
 * is written by better-auth: the token, a dot, and an HMAC-SHA-256 in base64.
 */
export function sessionToken(request: Request, secret: string): string | null {
  const cookies = request.headers.get('Cookie');
  if (cookies === null) return null;
  for (const name of [`__Secure-${NAME}`, NAME]) {
    const { [name]: signed } = parse(cookies, name);
    if (signed === undefined) continue;
    const dot = signed.lastIndexOf('.');
    const token = signed.slice(0, Math.max(dot, 0));
    if (sameText(signed.slice(dot + 1), signature(token, secret))) return token;
  }
  return null;
}

// Every request asks this: here it takes some microseconds, of the platform one waits for it.
const signature = (token: string, secret: string): string =>
  btoa(String.fromCharCode(...hmac(sha256Here, utf8ToBytes(secret), utf8ToBytes(token))));

/** Takes as long wherever they differ, so that nobody finds a signature letter by letter. */
function sameText(given: string, right: string): boolean {
  let difference = given.length ^ right.length;
  for (let at = 0; at < right.length; at++)
    difference |= given.charCodeAt(at) ^ right.charCodeAt(at);
  return difference === 0;
}

/** What stands in the table: who reads it, or a backup of it, cannot sign in with it. */
export const storedToken = async (token: string): Promise<string> => hex(await sha256(token));
