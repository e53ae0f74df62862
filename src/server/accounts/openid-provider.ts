import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod/mini';
import type { Clock, ProvenPerson, ProviderAnswer, SignInProvider } from '#server/app-limbs.ts';
import { Refusal } from '#server/refusal.ts';
import { askProvider, discover, silent, type ProviderDescription } from './openid-discovery.ts';
import { sealed, unsealed } from './sealed-secret.ts';

export type OpenIdSettings = {
  /** On the button. */
  name: string;
  /** Chosen by the operator, never by anybody who uses the server. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the provider sends browsers back to: the page's `/sign-in/back`. */
  redirectUri: string;
  /** The installation's secret: it seals what an attempt must remember. */
  secret: string;
  clock: Clock;
};

/** What the browser keeps, sealed, between leaving and coming back. */
const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.int(),
});

const tokens = z.object({ id_token: z.string(), access_token: z.optional(z.string()) });

const ATTEMPT_MS = 10 * 60_000;
/** Signed with a key pair; a shared secret or `none` proves nothing here. */
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];

const refused = (reason: string) =>
  new Refusal('forbidden', `Signing in at the provider did not succeed: ${reason}`);

/**
 * OpenID Connect, authorization code with PKCE. Nothing about an attempt is stored here: state,
 * nonce and verifier travel sealed in a cookie of the browser that began it, so a code that was
 * sent to another browser opens nothing.
 */
export function openIdProvider(settings: OpenIdSettings): SignInProvider {
  const { name, issuer, clientId, redirectUri, secret, clock } = settings;
  let known: { description: ProviderDescription; keys: JWTVerifyGetKey } | null = null;
  // Asked when somebody signs in, so that a provider that is down does not keep the server down.
  const provider = async () => {
    if (known === null) {
      const description = await discover(issuer);
      known = { description, keys: createRemoteJWKSet(new URL(description.jwks_uri)) };
    }
    return known;
  };

  return {
    name,
    isSecure: redirectUri.startsWith('https:'),
    async begin() {
      const { description } = await provider();
      const [state, nonce, verifier] = [randomText(), randomText(), randomText()];
      const until = clock.now().getTime() + ATTEMPT_MS;
      const address = new URL(description.authorization_endpoint);
      const parameters = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await challengeOf(verifier),
        code_challenge_method: 'S256',
      };
      for (const [key, value] of Object.entries(parameters)) address.searchParams.set(key, value);
      const text = new TextEncoder().encode(JSON.stringify({ state, nonce, verifier, until }));
      const ticket = base64url(await sealed(secret, 'sign-in-attempt', text));
      return { address: address.href, ticket };
    },

    async finish(ticket, answer) {
      const begun = await attemptOf(secret, ticket, clock);
      if (answer.state !== begun.state) throw refused('it was begun in another browser');
      const { description, keys } = await provider();
      if (!isFrom(description, answer)) throw refused('another provider answered');
      if (answer.error !== undefined || answer.code === undefined)
        throw refused('the provider let nobody in');
      const exchanged = await exchange(settings, description, answer.code, begun.verifier);
      const claims = await verified(exchanged.id_token, keys, settings);
      if (claims['nonce'] !== begun.nonce) throw refused('the proof is not of this attempt');
      return personOf(issuer, await withEmail(claims, description, exchanged.access_token));
    },
  };
}

async function attemptOf(secret: string, ticket: string, clock: Clock) {
  try {
    const bytes = await unsealed(secret, 'sign-in-attempt', fromBase64url(ticket));
    const found = attempt.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (found.until > clock.now().getTime()) return found;
  } catch {
    // Altered, or sealed by another installation: the same as none.
  }
  throw refused('it took too long, or was begun in another browser');
}

/** RFC 9207: who answers names itself, if it said that it does. */
function isFrom(description: ProviderDescription, { iss }: ProviderAnswer): boolean {
  if (iss !== undefined) return iss === description.issuer;
  return description.authorization_response_iss_parameter_supported !== true;
}

async function exchange(
  { clientId, clientSecret, redirectUri }: OpenIdSettings,
  description: ProviderDescription,
  code: string,
  verifier: string,
): Promise<z.infer<typeof tokens>> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const headers = new Headers({ Accept: 'application/json' });
  const ways = description.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  if (ways.includes('client_secret_basic')) {
    const pair = [clientId, clientSecret].map(encodeURIComponent).join(':');
    headers.set('Authorization', `Basic ${btoa(pair)}`);
  } else {
    body.set('client_id', clientId);
    body.set('client_secret', clientSecret);
  }
  const answer = await askProvider(description.token_endpoint, { method: 'POST', headers, body });
  const parsed = tokens.safeParse(answer);
  if (!parsed.success) throw silent('it gave no proof of who signed in');
  return parsed.data;
}

async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId, clock }: OpenIdSettings,
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: clientId,
    algorithms,
    clockTolerance: 60,
    maxTokenAge: 600,
    currentDate: clock.now(),
    requiredClaims: ['sub', 'exp', 'iat'],
  }).catch(() => {
    throw refused('its proof does not hold');
  });
  const party = payload['azp'];
  if (party !== undefined && party !== clientId) throw refused('its proof is for another program');
  return payload;
}

/** Some providers tell the address only when asked again with the access token. */
async function withEmail(
  claims: JWTPayload,
  { userinfo_endpoint: endpoint }: ProviderDescription,
  accessToken: string | undefined,
): Promise<Record<string, unknown>> {
  if (claims['email'] !== undefined || endpoint === undefined || accessToken === undefined) {
    return claims;
  }
  const headers = { Authorization: `Bearer ${accessToken}` };
  const more = z
    .looseObject({ sub: z.string() })
    .safeParse(await askProvider(endpoint, { headers }));
  if (!more.success || more.data.sub !== claims.sub) throw refused('it told of somebody else');
  return { ...more.data, ...claims };
}

function personOf(issuer: string, claims: Record<string, unknown>): ProvenPerson {
  const { sub, email, email_verified: isVerified, name } = claims;
  const isAddress = typeof email === 'string' && email.length <= 254;
  return {
    issuer,
    subject: String(sub),
    verifiedEmail: isAddress && isVerified === true ? email.trim().toLowerCase() : null,
    name: typeof name === 'string' ? name.trim().slice(0, 120) : '',
  };
}

/** 256 random bits: RFC 7636 asks for 43 characters of a verifier. */
const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function challengeOf(verifier: string): Promise<string> {
  const bytes = new TextEncoder().encode(verifier);
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function base64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
