import { expect, test } from 'vitest';
import { acceptedStep, base32, totpAt, totpAddress, totpStep } from './totp.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const secret = ascii('12345678901234567890');

// RFC 6238, appendix B, the SHA-1 column.
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at %d seconds the code is %s', (seconds, code) => {
  expect(totpAt(secret, totpStep(new Date(seconds * 1000)), 8)).toBe(code);
});

// RFC 4226, appendix D.
test('the first counters give the codes of RFC 4226', () => {
  const codes = [0, 1, 2, 3].map((counter) => totpAt(secret, counter));
  expect(codes).toEqual(['755224', '287082', '359152', '969429']);
});

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base 32 of “%s” is “%s”', (text, coded) => {
  expect(base32(ascii(text))).toBe(coded);
});

test('a code works once, and half a minute to either side', () => {
  const now = new Date(1_700_000_000_000);
  const step = totpStep(now);
  const given = (at: number, last = 0) => acceptedStep(secret, totpAt(secret, at), now, last);
  expect([step - 2, step - 1, step, step + 1, step + 2].map((at) => given(at))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ]);
  expect(given(step, step)).toBeNull();
  expect(given(step - 1, step)).toBeNull();
  expect(given(step + 1, step)).toBe(step + 1);
  expect(acceptedStep(secret, '', now, 0)).toBeNull();
});

test('the address carries the secret and the account', () => {
  expect(totpAddress(secret, 'a@b.example')).toBe(
    'otpauth://totp/Touchstone%3Aa%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Touchstone',
  );
});
