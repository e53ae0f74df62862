import { expect, test } from 'vitest';
import { krippendorffAlpha, type AlphaLevel } from './krippendorff-alpha.ts';
import { byRater, FOUR_OBSERVERS } from './made-ratings.fixture.ts';
import type { Ratings } from './ratings.ts';

const alpha = (ratings: Ratings, level: AlphaLevel) => {
  const statistic = krippendorffAlpha(ratings, level);
  if (statistic.kind === 'undefined') throw new Error(statistic.why);
  return statistic;
};

test('Krippendorff 2011, example C and D: nominal .743, ordinal .815, interval .849, ratio .797', () => {
  const ratings = byRater(FOUR_OBSERVERS);
  expect(alpha(ratings, 'nominal').value).toBeCloseTo(0.743, 3);
  expect(alpha(ratings, 'ordinal').value).toBeCloseTo(0.815, 3);
  expect(alpha(ratings, 'interval').value).toBeCloseTo(0.849, 3);
  expect(alpha(ratings, 'ratio').value).toBeCloseTo(0.797, 3);
  // The twelfth unit has one value only and cannot be paired.
  expect(alpha(ratings, 'nominal').units).toBe(11);
  expect(alpha(ratings, 'nominal').ratings).toBe(40);
});

test('Krippendorff 2011, example A: two observers, dichotomous data, alpha .095', () => {
  const ratings = byRater({ Meg: '0 1 0 0 0 0 0 0 1 0', Owen: '1 1 1 0 0 1 0 0 0 0' });
  expect(alpha(ratings, 'nominal').value).toBeCloseTo(0.095, 3);
});

test('Krippendorff 2011, example B: two observers, nominal data, alpha .692', () => {
  const ratings = byRater({ Ben: 'a a b b d c c c e d d a', Gerry: 'b a b b b c c c e d d d' });
  expect(alpha(ratings, 'nominal').value).toBeCloseTo(0.692, 3);
});

test('every level agrees with the definition worked out pair by pair', () => {
  const rows = ['1 4 2 7 7 3', '2 4 2 6 7 1', '1 5 . 7 3 3'];
  const ratings = byRater({ a: rows[0]!, b: rows[1]!, c: rows[2]! });
  const grid = rows.map((row) => row.split(' ').map((v) => (v === '.' ? undefined : Number(v))));
  const units = [0, 1, 2, 3, 4, 5].map((u) => grid.flatMap((row) => row[u] ?? []));
  const all = units.flat();
  const n = all.length;
  const total = (value: number) => all.filter((v) => v === value).length;
  const difference: Record<AlphaLevel, (a: number, b: number) => number> = {
    nominal: (a, b) => (a === b ? 0 : 1),
    ordinal: (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      let between = 0;
      for (let g = low; g <= high; g += 1) between += total(g);
      return (between - (total(low) + total(high)) / 2) ** 2;
    },
    interval: (a, b) => (a - b) ** 2,
    ratio: (a, b) => ((a - b) / (a + b)) ** 2,
  };
  for (const [level, delta] of Object.entries(difference)) {
    let observed = 0;
    for (const unit of units) {
      for (const a of unit) for (const b of unit) observed += delta(a, b) / (unit.length - 1) / n;
    }
    let expected = 0;
    for (const a of all) for (const b of all) expected += delta(a, b) / (n * (n - 1));
    expect(alpha(ratings, level as AlphaLevel).value).toBeCloseTo(1 - observed / expected, 12);
  }
});

test('alpha refuses what its level of measurement cannot hold', () => {
  const why = (ratings: Ratings, level: AlphaLevel) => {
    const statistic = krippendorffAlpha(ratings, level);
    return statistic.kind === 'undefined' ? statistic.why : 'defined';
  };
  const words = byRater({ A: 'low mid high', B: 'low mid mid' });
  expect(why(words, 'ordinal')).toMatch(/declare the scale/);
  expect(why(words, 'interval')).toMatch(/not every category is a number/);
  expect(why(byRater({ A: '-1 2', B: '1 2' }), 'ratio')).toMatch(/negative/);
  expect(why(byRater({ A: '3 3', B: '3 3' }), 'interval')).toMatch(/no variation/);
  expect(why(byRater({ A: '1 .', B: '. 2' }), 'nominal')).toMatch(/two ratings/);
  const declared = byRater({ A: 'low mid high', B: 'low mid mid' }, ['low', 'mid', 'high']);
  expect(why(declared, 'ordinal')).toBe('defined');
});

test('interval alpha is the same for values shifted far from zero', () => {
  const near = alpha(byRater({ A: '1 2 3 4', B: '1 3 3 5' }), 'interval');
  const far = alpha(
    byRater({
      A: '1000000001 1000000002 1000000003 1000000004',
      B: '1000000001 1000000003 1000000003 1000000005',
    }),
    'interval',
  );
  expect(far.value).toBeCloseTo(near.value, 9);
});
