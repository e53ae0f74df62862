import { expect, test } from 'vitest';
import { checkStrata, type ItemFacts } from './check-stratum.ts';

const item = (n: number, more: Partial<ItemFacts> = {}): ItemFacts => ({
  annotationId: `a${n}`,
  expertId: 'ana',
  before: 50,
  contradicts: false,
  apart: 0,
  pace: 1,
  pay: { minor: 1000, currency: 'EUR' },
  ...more,
});
const named = (items: readonly ItemFacts[], name: string) =>
  [...checkStrata(items)].filter(([, stratum]) => stratum === name).map(([id]) => id);

test('high pay is what was paid, not how long it took: a short item at a high rate is dear', () => {
  const items = [
    ...Array.from({ length: 19 }, (_, n) => item(n)),
    item(19, { pay: { minor: 9000, currency: 'EUR' } }),
  ];
  expect(named(items, 'high-pay')).toEqual(['a19']);
});

test('currencies are not compared with each other; without a rate nothing is dear', () => {
  const yen = (n: number, minor: number) => item(n, { pay: { minor, currency: 'JPY' } });
  const items = [
    ...Array.from({ length: 20 }, (_, n) => item(n)),
    ...Array.from({ length: 19 }, (_, n) => yen(20 + n, 100_000)),
    yen(39, 900_000),
    item(40, { pay: null }),
    item(41, { pay: { minor: 9000, currency: 'EUR' } }),
  ];
  expect(named(items, 'high-pay')).toEqual(['a39', 'a41']);
});

test('work without a recorded time is not fast', () => {
  const items = [
    ...Array.from({ length: 18 }, (_, n) => item(n, { pace: 2 })),
    item(18, { pace: 0.1 }),
    item(19, { pace: null }),
  ];
  expect(named(items, 'fast')).toEqual(['a18']);
});
