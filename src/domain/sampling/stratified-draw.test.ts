import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffled } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { stratifiedDefectInterval, stratifiedDefectRate } from './stratified-bound.ts';
import { allocateSample, stratifiedDraw } from './stratified-draw.ts';

const items = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

test('a draw is repeatable by its seed, in whatever order the items come', () => {
  const sizes = new Map([['new experts', 5]]);
  const draw = (list: string[], seed: string) =>
    stratifiedDraw([{ name: 'new experts', items: list }], sizes, seed)[0]!.drawn;
  const list = items('i', 40);
  expect(draw(list, 's')).toHaveLength(5);
  expect(new Set(draw(list, 's')).size).toBe(5);
  expect(draw([...list].reverse(), 's')).toEqual(draw(list, 's'));
  expect(draw(list, 't')).not.toEqual(draw(list, 's'));
});

test('a larger draw with the same seed keeps the smaller one; strata do not disturb each other', () => {
  const strata = [
    { name: 'a', items: items('a', 30) },
    { name: 'b', items: items('b', 30) },
  ];
  const of = (size: number, which = strata) =>
    stratifiedDraw(
      which,
      new Map([
        ['a', size],
        ['b', 4],
      ]),
      'seed',
    );
  expect(of(9)[0]!.drawn.slice(0, 4)).toEqual(of(4)[0]!.drawn);
  expect(of(9)[1]!.drawn).toEqual(of(4)[1]!.drawn);
  expect(of(4, [strata[1]!])[0]!.drawn).toEqual(of(4)[1]!.drawn);
});

test('every item is equally likely to be drawn', () => {
  const list = items('i', 10);
  const counts = new Map(list.map((item) => [item, 0]));
  for (let seed = 0; seed < 4000; seed += 1) {
    const [stratum] = stratifiedDraw([{ name: 'x', items: list }], new Map([['x', 3]]), `${seed}`);
    for (const item of stratum!.drawn) counts.set(item, counts.get(item)! + 1);
  }
  const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 1200) ** 2 / 1200, 0);
  // The 99.9 % point of chi-square with 9 degrees of freedom.
  expect(chiSquare).toBeLessThan(27.9);
});

test('an allocation spends the total, stays within each stratum and looks at every one', () => {
  const strata = fc.array(
    fc.record({
      population: fc.integer({ min: 0, max: 200 }),
      emphasis: fc.double({ min: 0, max: 5, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(strata, fc.integer({ min: 0, max: 400 }), (list, total) => {
      const named = list.map((stratum, i) => ({ ...stratum, name: `s${i}` }));
      const sizes = allocateSample(named, total);
      const everything = named.reduce((sum, { population }) => sum + population, 0);
      const spent = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      expect(spent).toBe(Math.min(total, everything));
      const open = named.filter(({ population }) => population > 0);
      for (const { name, population } of open) {
        expect(sizes.get(name)).toBeLessThanOrEqual(population);
        if (total >= open.length) expect(sizes.get(name)).toBeGreaterThanOrEqual(1);
      }
    }),
  );
});

test('emphasis draws more from where trouble is expected', () => {
  const sizes = allocateSample(
    [
      { name: 'plain', population: 900, emphasis: 1 },
      { name: 'low agreement', population: 100, emphasis: 9 },
    ],
    100,
  );
  expect(sizes.get('low agreement')).toBe(50);
  expect(sizes.get('plain')).toBe(50);
});

test('a stratum that was not sampled counts as possibly all defective', () => {
  const strata = [
    { name: 'a', population: 100, sampled: 100, defects: 2 },
    { name: 'b', population: 10, sampled: 0, defects: 0 },
  ];
  expect(stratifiedDefectInterval(strata, 0.95)).toMatchObject({ fewest: 2, most: 12 });
  expect(stratifiedDefectRate(strata)).toBeUndefined();
});

test('the overall rate weighs each stratum by its size', () => {
  const rate = stratifiedDefectRate([
    { name: 'a', population: 900, sampled: 30, defects: 0 },
    { name: 'b', population: 100, sampled: 50, defects: 10 },
  ]);
  expect(rate).toBeCloseTo(0.02, 12);
});

test('simulation: the stratified interval covers at least at its stated rate', () => {
  const random = seededGenerator('strata');
  const lots = [
    { population: 400, defective: 8, sampled: 40 },
    { population: 100, defective: 12, sampled: 40 },
    { population: 50, defective: 1, sampled: 20 },
  ].map(({ population, defective, sampled }, i) => ({
    name: `s${i}`,
    sampled,
    flags: Array.from({ length: population }, (_, item) => item < defective),
  }));
  const runs = 1500;
  const covered = { both: 0, upper: 0 };
  for (let run = 0; run < runs; run += 1) {
    const strata = lots.map(({ name, sampled, flags }) => ({
      name,
      population: flags.length,
      sampled,
      defects: shuffled(random, flags).slice(0, sampled).filter(Boolean).length,
    }));
    const both = stratifiedDefectInterval(strata, 0.9);
    if (both.fewest <= 21 && 21 <= both.most) covered.both += 1;
    if (21 <= stratifiedDefectInterval(strata, 0.9, 'upper').most) covered.upper += 1;
  }
  expect(covered.both / runs).toBeGreaterThan(0.9);
  expect(covered.upper / runs).toBeGreaterThan(0.9);
});
