import { expect, test } from 'vitest';
import { memberStanding } from './member-standing.ts';

const terms = { version: 2, mustAttest: true };
const expert = (version: number | null) => ({
  roles: ['expert' as const],
  attested: version === null ? null : { version },
});

test.each([
  [expert(null), 'waits', 'Not yet'],
  [expert(1), 'waits', 'Waits'],
  [expert(2), 'ready', 'Ready'],
  [{ roles: [], attested: { version: 2 } }, 'ended', 'Access ended'],
  [{ roles: ['lead' as const], attested: null }, 'not-asked', ''],
])('%o stands as %s', (member, kind, word) => {
  expect(memberStanding(member, terms)).toMatchObject({ kind, word });
});

test('sample mode asks no signature', () => {
  expect(memberStanding(expert(null), { version: 2, mustAttest: false }).kind).toBe('ready');
});
