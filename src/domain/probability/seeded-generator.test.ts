import { expect, test } from 'vitest';
import { drawBeta, drawGamma, drawIndex, drawNormal, shuffled } from './random-draw.ts';
import { seededGenerator } from './seeded-generator.ts';

test('the same seed gives the same stream, another seed another', () => {
  const stream = (seed: number | string) => {
    const random = seededGenerator(seed);
    return Array.from({ length: 50 }, () => random.uniform());
  };
  expect(stream('delivery 7')).toEqual(stream('delivery 7'));
  expect(stream(7)).not.toEqual(stream(8));
  expect(stream('a')).not.toEqual(stream('b'));
  expect(stream(1)).not.toEqual(stream(1 + 2 ** 32));
});

test('whole numbers below a bound are equally likely', () => {
  const random = seededGenerator(11);
  const counts = Array.from({ length: 7 }, () => 0);
  for (let i = 0; i < 70_000; i += 1) counts[random.below(7)]! += 1;
  const chiSquare = counts.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
  // The 99.9 % point of chi-square with 6 degrees of freedom.
  expect(chiSquare).toBeLessThan(22.46);
});

test('normal, gamma and beta draws have their mean and variance', () => {
  const random = seededGenerator(5);
  const moments = (draw: () => number) => {
    const values = Array.from({ length: 40_000 }, draw);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    return { mean, variance };
  };
  const normal = moments(() => drawNormal(random));
  expect(normal.mean).toBeCloseTo(0, 1);
  expect(normal.variance).toBeCloseTo(1, 1);
  const gamma = moments(() => drawGamma(random, 0.7));
  expect(gamma.mean).toBeCloseTo(0.7, 1);
  expect(gamma.variance).toBeCloseTo(0.7, 1);
  const beta = moments(() => drawBeta(random, 8, 2));
  expect(beta.mean).toBeCloseTo(0.8, 2);
  expect(beta.variance).toBeCloseTo(16 / 1100, 3);
});

test('an index is drawn in proportion to its weight and never with weight zero', () => {
  const random = seededGenerator(3);
  const counts = [0, 0, 0];
  for (let i = 0; i < 30_000; i += 1) counts[drawIndex(random, [1, 0, 2])]! += 1;
  expect(counts[1]).toBe(0);
  expect(counts[0]! / 30_000).toBeCloseTo(1 / 3, 1);
});

test('shuffling keeps the items and reaches every order', () => {
  const random = seededGenerator(9);
  const orders = new Map<string, number>();
  for (let i = 0; i < 6000; i += 1) {
    const order = shuffled(random, ['a', 'b', 'c']).join('');
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect([...orders.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
  for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
