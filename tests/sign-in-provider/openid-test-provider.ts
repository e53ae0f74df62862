import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

/** What of an honest provider is replaced; each is one way of failing or cheating. */
export type Dishonesty = {
  claims?: JWTPayload;
  /** Overrides what the discovery document says. */
  description?: Record<string, unknown>;
  /** Signs with a key that is not published. */
  foreignKey?: boolean;
  /** Comes back with these parameters instead. */
  answer?: Record<string, string>;
  /** Leaves the address out of the proof and tells it at the userinfo endpoint. */
  userinfo?: Record<string, unknown>;
};

export type TestProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next, and what is wrong about it. */
  person: { sub: string; email: string; email_verified?: boolean; name?: string };
  dishonesty: Dishonesty;
  /** What the token endpoint was asked with, oldest first. */
  exchanges: URLSearchParams[];
  close(): Promise<void>;
};

type Code = { challenge: string; redirectUri: string; nonce: string };

/** A small OpenID provider on loopback: it signs everybody in at once, as `person`. */
export async function openIdTestProvider(
  algorithm: 'RS256' | 'ES256' = 'RS256',
): Promise<TestProvider> {
  const keys = await generateKeyPair(algorithm, { extractable: true });
  const foreign = await generateKeyPair(algorithm);
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: algorithm, use: 'sig' };
  const codes = new Map<string, Code>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer);
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const { dishonesty } = provider;
    const answers: Record<string, () => Promise<unknown>> = {
      '/.well-known/openid-configuration': async () =>
        json({
          issuer: provider.issuer,
          authorization_endpoint: `${provider.issuer}/authorize`,
          token_endpoint: `${provider.issuer}/token`,
          jwks_uri: `${provider.issuer}/keys`,
          userinfo_endpoint: `${provider.issuer}/userinfo`,
          id_token_signing_alg_values_supported: [algorithm],
          authorization_response_iss_parameter_supported: true,
          ...dishonesty.description,
        }),
      '/keys': async () => json({ keys: [jwk] }),
      '/authorize': async () => {
        const asked = url.searchParams;
        const code = `code-${codes.size}`;
        codes.set(code, {
          challenge: asked.get('code_challenge') ?? '',
          redirectUri: asked.get('redirect_uri') ?? '',
          nonce: asked.get('nonce') ?? '',
        });
        const back = new URL(asked.get('redirect_uri') ?? '');
        const answer = { code, state: asked.get('state') ?? '', iss: provider.issuer };
        for (const [name, value] of Object.entries({ ...answer, ...dishonesty.answer })) {
          back.searchParams.set(name, value);
        }
        response.writeHead(302, { Location: back.href }).end();
      },
      '/token': async () => {
        const body = new URLSearchParams(await text(request));
        provider.exchanges.push(body);
        const code = codes.get(body.get('code') ?? '');
        codes.delete(body.get('code') ?? '');
        const pair = [provider.clientId, provider.clientSecret].map(encodeURIComponent).join(':');
        const isClient =
          request.headers.authorization === `Basic ${btoa(pair)}` ||
          body.get('client_secret') === provider.clientSecret;
        const verifier = createHash('sha256').update(body.get('code_verifier') ?? '');
        if (!code || !isClient || verifier.digest('base64url') !== code.challenge) {
          return json({ error: 'invalid_grant' }, 400);
        }
        if (body.get('redirect_uri') !== code.redirectUri) return json({ error: 'uri' }, 400);
        const { sub, ...address } = provider.person;
        const told = dishonesty.userinfo ? { sub } : { sub, ...address };
        const idToken = await new SignJWT({ nonce: code.nonce, ...told })
          .setProtectedHeader({ alg: algorithm, kid: 'k1' })
          .setIssuer(provider.issuer)
          .setAudience(provider.clientId)
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(dishonesty.foreignKey ? foreign.privateKey : keys.privateKey);
        const altered = dishonesty.claims
          ? await resign(idToken, dishonesty.claims, algorithm, keys.privateKey)
          : idToken;
        return json({
          id_token: altered,
          access_token: 'token-of-the-provider',
          token_type: 'Bearer',
        });
      },
      '/userinfo': async () => json({ ...provider.person, ...dishonesty.userinfo }),
    };
    const answer = answers[url.pathname];
    if (answer) void answer();
    else json({}, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: TestProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: 'touchstone',
    clientSecret: 'secret of the client',
    person: { sub: 's1', email: 'ada@example.com', email_verified: true, name: 'Ada' },
    dishonesty: {},
    exchanges: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return provider;
}

async function resign(
  token: string,
  claims: JWTPayload,
  algorithm: string,
  key: CryptoKey,
): Promise<string> {
  const before = JSON.parse(
    atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
  );
  return new SignJWT({ ...before, ...claims })
    .setProtectedHeader({ alg: algorithm, kid: 'k1' })
    .sign(key);
}
