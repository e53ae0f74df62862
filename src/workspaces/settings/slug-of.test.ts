import { expect, test } from 'vitest';
import { slugOf } from './slug-of.ts';

test('a name becomes an address of small letters, digits and hyphens', () => {
  expect(slugOf('Meridian · Valuation memos')).toBe('meridian-valuation-memos');
  expect(slugOf('  Crédit Élan 2026! ')).toBe('credit-elan-2026');
  expect(slugOf('估值')).toBe('');
  expect(slugOf(`${'a'.repeat(62)} b`)).toBe('a'.repeat(62));
});
