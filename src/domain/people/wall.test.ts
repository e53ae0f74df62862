import fc from 'fast-check';
import { expect, test } from 'vitest';
import { companyMatcher, hasEnded } from './wall.ts';

const named = companyMatcher([
  'Halden Partners',
  'Brenta Glass S.p.A',
  'Müller & Söhne GmbH & Co. KG',
  'A+B (UK) Ltd.',
]);

test.each([
  ['The board of HALDEN\n  PARTNERS met', 'Halden Partners'],
  ['Sold by Müller & Söhne GmbH & Co. KG.', 'Müller & Söhne GmbH & Co. KG'],
  ['a+b (uk) grew', 'A+B (UK) Ltd.'],
])('finds who “%s” names', (text, company) => {
  expect(named(text)).toEqual([company]);
});

test.each(['Haldens Partnerschaft', 'xHalden Partners', 'Halden Partnership', 'nothing at all'])(
  'finds nobody in “%s”',
  (text) => {
    expect(named(text)).toEqual([]);
  },
);

test('a legal form is not needed and not enough', () => {
  const kestrel = companyMatcher(['Kestrel Capital Ltd', 'GmbH']);
  expect(kestrel('as Kestrel Capital says')).toEqual(['Kestrel Capital Ltd']);
  expect(kestrel('a Ltd.')).toEqual([]);
  expect(kestrel('Foo GmbH')).toEqual(['GmbH']);
});

test('whatever a company is called, its own name is found and nothing throws', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 40 })
    .filter((text) => /^[\p{L}\d].*[\p{L}\d]$/u.test(text));
  fc.assert(
    fc.property(name, (company) => {
      expect(companyMatcher([company])(`We met ${company} today`)).toEqual([company]);
    }),
  );
});

test('a wall stands through its last day', () => {
  expect(hasEnded({ endsOn: '2026-12-31' }, '2026-12-31')).toBe(false);
  expect(hasEnded({ endsOn: '2026-12-31' }, '2027-01-01')).toBe(true);
  expect(hasEnded({ endsOn: null }, '2999-01-01')).toBe(false);
});
