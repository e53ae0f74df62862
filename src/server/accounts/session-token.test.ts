import { generateSignedCookie } from 'hono/cookie';
import { expect, test } from 'vitest';
import { hex, sha256 } from '#server/sha256.ts';
import { sessionToken } from './session-token.ts';

const secret = 'a secret that this test made up';

async function asking(name: string, token: string, by = secret): Promise<Request> {
  const [cookie = ''] = (
    await generateSignedCookie(name, token, by, { secure: true, path: '/' })
  ).split(';');
  return new Request('http://127.0.0.1/', { headers: { Cookie: `other=1; ${cookie}` } });
}

const withCookie = (cookie: string) =>
  new Request('http://127.0.0.1/', { headers: { Cookie: cookie } });

test.each(['touchstone.session_token', '__Secure-touchstone.session_token'])(
  'the token of %s is read where our secret signed it',
  async (name) => {
    const token = 'kXq.8-öä token';
    expect(sessionToken(await asking(name, token), secret)).toBe(token);
    expect(sessionToken(await asking(name, token, `${secret}!`), secret)).toBeNull();
  },
);

test('a token with any part of its signature wrong is nobody’s', async () => {
  const request = await asking('touchstone.session_token', 'token');
  const [, value = ''] = /session_token=(.*)$/.exec(request.headers.get('Cookie') ?? '') ?? [];
  const signed = decodeURIComponent(value);
  const name = 'touchstone.session_token';
  const spoilt = [
    '',
    '.',
    'token',
    'token.',
    signed.slice(1),
    signed.slice(0, -1),
    `${signed}=`,
    ...Array.from({ length: signed.length }, (_, at) => {
      const other = signed[at] === 'A' ? 'B' : 'A';
      return signed.slice(0, at) + other + signed.slice(at + 1);
    }),
  ];
  for (const each of spoilt) {
    expect(
      sessionToken(withCookie(`${name}=${encodeURIComponent(each)}`), secret),
      each,
    ).toBeNull();
  }
  expect(sessionToken(withCookie(`${name}=${encodeURIComponent(signed)}`), secret)).toBe('token');
  expect(sessionToken(withCookie('unrelated=1'), secret)).toBeNull();
  expect(sessionToken(new Request('http://127.0.0.1/'), secret)).toBeNull();
});

test('a text has the same hash whether it is hashed here or by the platform', async () => {
  for (const size of [0, 3, 16_384, 16_385]) {
    const bytes = new Uint8Array(size).fill(7);
    const platform = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    expect(hex(await sha256(bytes))).toBe(hex(platform));
  }
});
