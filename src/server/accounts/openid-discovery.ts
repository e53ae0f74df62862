import * as z from 'zod/mini';
import { Refusal } from '#server/refusal.ts';

/** What of a provider's own description is used (OpenID Connect Discovery 1.0, section 3). */
const description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.optional(z.url()),
  token_endpoint_auth_methods_supported: z.optional(z.array(z.string())),
  authorization_response_iss_parameter_supported: z.optional(z.boolean()),
});
export type ProviderDescription = z.infer<typeof description>;

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 1024 * 1024;

export const silent = (reason: string): Refusal =>
  new Refusal('unavailable', `The sign-in provider could not be asked: ${reason}`, {
    retryAfterSeconds: 30,
  });

/**
 * Asks a provider for its description. The issuer has to be the configured one to the letter,
 * or another provider could speak in its name; every address has to be encrypted.
 */
export async function discover(issuer: string): Promise<ProviderDescription> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const parsed = description.safeParse(await askProvider(address));
  if (!parsed.success) throw silent('its description is not one of an OpenID provider');
  const found = parsed.data;
  if (found.issuer !== issuer) throw silent('it names another issuer than the configured one');
  const addresses = [found.authorization_endpoint, found.token_endpoint, found.jwks_uri];
  for (const each of [...addresses, found.userinfo_endpoint ?? found.token_endpoint]) {
    if (!isPrivateWay(each)) throw silent('it names an address without encryption');
  }
  return found;
}

/** https, or this machine itself. */
export function isPrivateWay(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** JSON from the provider; it is never followed to another address. Throws `unavailable`. */
export async function askProvider(address: string, init: RequestInit = {}): Promise<unknown> {
  let answer: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    answer = await fetch(address, { ...init, redirect: 'error', signal });
    text = await answer.text();
  } catch {
    throw silent('it does not answer');
  }
  if (!answer.ok) throw silent(`it answers with status ${answer.status}`);
  if (text.length > LARGEST_ANSWER) throw silent('its answer is too large');
  try {
    return JSON.parse(text);
  } catch {
    throw silent('its answer is no JSON');
  }
}
