import fc from 'fast-check';
import { expect, test } from 'vitest';

import { safeAddress } from './safe-address.ts';

test.each([
  'https://a.example/x?y=1#z',
  'http://a.example/',
  'HTTPS://A.example/',
  'mailto:a@b.example',
])('%s may be followed', (address) => {
  expect(safeAddress(address)).not.toBeNull();
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0000javascript:alert(1)',
  'javascript&colon;alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.example/1',
  'view-source:https://a.example',
  'filesystem:https://a.example/x',
  '//evil.example/x',
  '/api/session',
  '#fragment',
  'relative',
  '',
  'https://',
  'http:javascript:alert(1)',
])('%j may not be followed', (address) => {
  expect(safeAddress(address)).toBeNull();
});

test('whatever passes is https, http or mailto', () => {
  const address = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc
      .tuple(
        fc.constantFrom('javascript:', 'data:', 'https://', 'mailto:', 'jav\tascript:'),
        fc.string(),
      )
      .map((each) => each.join('')),
  );
  fc.assert(
    fc.property(address, (text) => {
      const safe = safeAddress(text);
      if (safe !== null) expect(new URL(safe).protocol).toMatch(/^(?:https?|mailto):$/);
    }),
    { numRuns: 2_000 },
  );
});
