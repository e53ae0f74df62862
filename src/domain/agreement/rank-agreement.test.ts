import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kendallTauB } from './kendall-tau-b.ts';
import { kendallW } from './kendall-w.ts';
import { built, byRater } from './made-ratings.fixture.ts';
import type { Ratings } from './ratings.ts';
import { spearman } from './spearman.ts';
import type { Statistic } from './statistic.ts';

function value(statistic: Statistic): number {
  if (statistic.kind === 'undefined') throw new Error(statistic.why);
  return statistic.value;
}
const why = (statistic: Statistic) => (statistic.kind === 'undefined' ? statistic.why : 'defined');

// Siegel 1956, Nonparametric Statistics, ch. 9: authoritarianism and social status striving.
const SIEGEL_STUDENTS = byRater({
  authoritarianism: '82 98 87 40 116 113 111 83 85 126 106 117',
  striving: '42 46 39 37 65 88 86 56 62 92 54 81',
});
// The same book: social status striving and yieldings to group pressure, with ties.
const SIEGEL_YIELDINGS = byRater({
  striving: '3 4 2 1 8 11 10 6 7 12 5 9',
  yieldings: '0 0 1 1 3 4 5 6 7 8 8 12',
});

test('Siegel 1956: Spearman .82 and Kendall tau .67 for the twelve students', () => {
  expect(value(spearman(SIEGEL_STUDENTS))).toBeCloseTo(0.82, 2);
  expect(value(kendallTauB(SIEGEL_STUDENTS))).toBeCloseTo(0.67, 2);
});

test('Siegel 1956: with ties, Spearman .62 and Kendall tau .39', () => {
  // The book's sums are Σx² = 143, Σy² = 141.5, Σd² = 109.5; it prints their quotient as .616.
  expect(value(spearman(SIEGEL_YIELDINGS))).toBeCloseTo(175 / (2 * Math.sqrt(143 * 141.5)), 10);
  expect(value(spearman(SIEGEL_YIELDINGS))).toBeCloseTo(0.616, 2);
  expect(value(kendallTauB(SIEGEL_YIELDINGS))).toBeCloseTo(0.39, 2);
});

test('Siegel 1956: three executives rank six applicants, W .16', () => {
  const ratings = byRater({ X: '1 6 3 2 5 4', Y: '1 5 6 4 2 3', Z: '6 3 2 5 4 1' });
  expect(value(kendallW(ratings))).toBeCloseTo(0.16, 2);
});

test('Kendall 1948: three judges with tied ranks, W .828 once ties are corrected', () => {
  const ratings = byRater({
    X: '1 4.5 2 4.5 3 7.5 6 9 7.5 10',
    Y: '2.5 1 2.5 4.5 4.5 8 9 6.5 10 6.5',
    Z: '2 1 4.5 4.5 4.5 4.5 8 8 8 10',
  });
  expect(value(kendallW(ratings))).toBeCloseTo(0.828, 3);
});

test('Spearman’s interval is Bonett and Wright’s, worked out for twelve students', () => {
  const statistic = spearman(SIEGEL_STUDENTS);
  if (statistic.kind === 'undefined') throw new Error(statistic.why);
  const half = 1.959964 * Math.sqrt((1 + statistic.value ** 2 / 2) / 9);
  expect(statistic.interval?.low).toBeCloseTo(Math.tanh(Math.atanh(statistic.value) - half), 6);
  expect(statistic.interval?.high).toBeCloseTo(Math.tanh(Math.atanh(statistic.value) + half), 6);
});

test('Kendall’s tau-b and its standard error follow the formula over a whole table', () => {
  // Brown and Benedetti 1977 over cells, written out plainly for a small table with ties.
  const table = [
    [10, 5, 2],
    [3, 12, 6],
    [1, 4, 9],
  ];
  const cells = table.flatMap((row, i) => row.map((count, j) => ({ i, j, count })));
  let unit = 0;
  const ratings = built(
    cells.flatMap(({ i, j, count }) =>
      Array.from({ length: count }, () => {
        unit += 1;
        return [
          { unit: `${unit}`, rater: 'A', value: `${i}` },
          { unit: `${unit}`, rater: 'B', value: `${j}` },
        ];
      }).flat(),
    ),
  );
  const n = unit;
  const sum = (pick: (cell: (typeof cells)[number]) => number) =>
    cells.reduce((total, cell) => total + pick(cell), 0);
  const surplus = (at: { i: number; j: number }) =>
    sum(({ i, j, count }) => count * Math.sign(i - at.i) * Math.sign(j - at.j));
  const row = (i: number) => sum((cell) => (cell.i === i ? cell.count : 0));
  const column = (j: number) => sum((cell) => (cell.j === j ? cell.count : 0));
  const wr = n * n - [0, 1, 2].reduce((total, i) => total + row(i) ** 2, 0);
  const wc = n * n - [0, 1, 2].reduce((total, j) => total + column(j) ** 2, 0);
  const w = Math.sqrt(wr * wc);
  const tau = sum((cell) => cell.count * surplus(cell)) / w;
  const variance =
    (sum(
      (cell) =>
        cell.count * (2 * w * surplus(cell) + tau * (row(cell.i) * wc + column(cell.j) * wr)) ** 2,
    ) -
      n ** 3 * tau ** 2 * (wr + wc) ** 2) /
    w ** 4;
  const statistic = kendallTauB(ratings);
  if (statistic.kind === 'undefined') throw new Error(statistic.why);
  expect(statistic.value).toBeCloseTo(tau, 12);
  const half = 1.959963984540054 * Math.sqrt(variance);
  expect(statistic.interval?.low).toBeCloseTo(tau - half, 9);
  expect(statistic.interval?.high).toBeCloseTo(tau + half, 9);
});

test('the bootstrap of W is repeatable by its seed and holds the value', () => {
  const ratings = byRater({ X: '1 6 3 2 5 4 8 7', Y: '2 5 3 1 6 4 7 8', Z: '1 6 2 3 4 5 8 7' });
  const once = kendallW(ratings, { level: 0.95, seed: 'a' });
  expect(kendallW(ratings, { level: 0.95, seed: 'a' })).toEqual(once);
  expect(kendallW(ratings, { level: 0.95, seed: 'b' })).not.toEqual(once);
  if (once.kind === 'undefined') throw new Error(once.why);
  expect(once.interval!.low).toBeLessThan(once.value);
  expect(once.interval!.high).toBeLessThanOrEqual(1);
  expect(once.interval!.method).toMatch(/bootstrap over units, percentile, 1000/);
});

test('rank statistics say why they are undefined', () => {
  expect(why(spearman(byRater({ A: '1 1 1', B: '1 2 3' })))).toMatch(/same value/);
  expect(why(kendallTauB(byRater({ A: '1 1 1', B: '1 2 3' })))).toMatch(/same value/);
  expect(why(kendallW(byRater({ A: '1 1', B: '2 2' })))).toMatch(/no ranks/);
  expect(why(kendallW(byRater({ A: '1 .', B: '. 2' })))).toMatch(/rated by all 2 raters/);
  expect(why(spearman(byRater({ A: '1 2', B: '1 2', C: '1 2' })))).toMatch(/Kendall’s W/);
  expect(why(spearman(byRater({ A: 'x y z', B: 'x y z' })))).toMatch(/declare the scale/);
  const two = spearman(byRater({ A: '1 2', B: '1 2' }));
  expect(two.kind === 'defined' && two.intervalWhy).toMatch(/too few units/);
});

const grids = (raters: number) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: raters, maxLength: raters }), {
    minLength: 4,
    maxLength: 14,
  });
const make = (rows: number[][], change: (value: number, rater: number) => number = (v) => v) =>
  built(
    rows.flatMap((row, u) =>
      row.map((v, r) => ({ unit: `u${u}`, rater: `r${r}`, value: String(change(v, r)) })),
    ),
  );
const bare = (statistic: Statistic) => (statistic.kind === 'defined' ? statistic.value : undefined);

test('ranks do not change under a growing transformation, and turn round under a falling one', () => {
  fc.assert(
    fc.property(grids(2), (rows) => {
      for (const statistic of [spearman, kendallTauB] as const) {
        const before = bare(statistic(make(rows)));
        const grown = bare(statistic(make(rows, (v, r) => (r === 0 ? v ** 3 : v))));
        const fallen = bare(statistic(make(rows, (v, r) => (r === 0 ? -v : v))));
        if (before === undefined) expect([grown, fallen]).toEqual([undefined, undefined]);
        else {
          expect(grown).toBeCloseTo(before, 10);
          expect(fallen).toBeCloseTo(-before, 10);
        }
      }
    }),
  );
});

test('without ties W of two raters is (1 + Spearman) / 2', () => {
  const orders = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 });
  fc.assert(
    fc.property(orders, orders, (a, b) => {
      const ratings: Ratings = byRater({ A: a.join(' '), B: b.join(' ') });
      expect(value(kendallW(ratings))).toBeCloseTo((1 + value(spearman(ratings))) / 2, 10);
    }),
    { numRuns: 20 },
  );
});

test('tau-b counts pairs as the definition does', () => {
  fc.assert(
    fc.property(grids(2), (rows) => {
      const statistic = kendallTauB(make(rows));
      let surplus = 0;
      let left = 0;
      let right = 0;
      for (const a of rows) {
        for (const b of rows) {
          const x = Math.sign(a[0]! - b[0]!);
          const y = Math.sign(a[1]! - b[1]!);
          surplus += x * y;
          left += x * x;
          right += y * y;
        }
      }
      if (left === 0 || right === 0) expect(statistic.kind).toBe('undefined');
      else expect(value(statistic)).toBeCloseTo(surplus / Math.sqrt(left * right), 10);
    }),
  );
});
