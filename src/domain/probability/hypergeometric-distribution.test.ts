import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hypergeometricCdf,
  hypergeometricChance,
  hypergeometricUpperTail,
} from './hypergeometric-distribution.ts';

const lot = { population: 1000, marked: 30, drawn: 98 };

test('hypergeometric probabilities agree with known values', () => {
  expect(hypergeometricChance(3, lot)).toBeCloseTo(0.23960518920350224, 10);
  expect(hypergeometricCdf(2, lot)).toBeCloseTo(0.4225658830507082, 10);
  expect(hypergeometricUpperTail(3, lot)).toBeCloseTo(0.5774341169492918, 10);
  expect(hypergeometricUpperTail(10, lot) / 0.00029562791359949035).toBeCloseTo(1, 9);
  expect(hypergeometricCdf(0, { population: 50, marked: 5, drawn: 20 })).toBeCloseTo(
    0.06725915157922559,
    11,
  );
});

const lots = fc.integer({ min: 1, max: 300 }).chain((population) =>
  fc.record({
    population: fc.constant(population),
    marked: fc.integer({ min: 0, max: population }),
    drawn: fc.integer({ min: 0, max: population }),
  }),
);

test('the two tails of any lot add up to one', () => {
  fc.assert(
    fc.property(lots, fc.integer({ min: -1, max: 301 }), (any, k) => {
      expect(hypergeometricCdf(k, any) + hypergeometricUpperTail(k + 1, any)).toBeCloseTo(1, 9);
    }),
  );
});

test('drawing and marking may change places', () => {
  fc.assert(
    fc.property(lots, fc.integer({ min: 0, max: 300 }), (any, k) => {
      const swapped = { ...any, marked: any.drawn, drawn: any.marked };
      expect(hypergeometricCdf(k, any)).toBeCloseTo(hypergeometricCdf(k, swapped), 9);
    }),
  );
});
