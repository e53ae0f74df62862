import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeCoefficient, type CoefficientName } from './agreement-metric.ts';
import { built } from './made-ratings.fixture.ts';
import type { Ratings } from './ratings.ts';

const NOMINAL = [
  'percent',
  'cohen-kappa',
  'scott-pi',
  'fleiss-kappa',
  'krippendorff-nominal',
  'gwet-ac1',
] as const;
const WEIGHTED = [
  'cohen-kappa-linear',
  'cohen-kappa-quadratic',
  'krippendorff-ordinal',
  'krippendorff-interval',
  'gwet-ac2-linear',
  'gwet-ac2-quadratic',
  'gwet-ac2-ordinal',
] as const;
const SCALE = ['1', '2', '3', '4'];
const cell = fc.constantFrom('1', '2', '3', '4', '');

const tables = (raters: number) =>
  fc.array(fc.array(cell, { minLength: raters, maxLength: raters }), {
    minLength: 2,
    maxLength: 12,
  });

function fromRows(
  rows: readonly (readonly string[])[],
  rename: (value: string) => string = (v) => v,
) {
  const list = rows.flatMap((row, u) =>
    row.map((value, r) => ({
      unit: `u${u}`,
      rater: `r${r}`,
      value: value === '' ? '' : rename(value),
    })),
  );
  return built(list, SCALE);
}

function same(name: CoefficientName, a: Ratings, b: Ratings) {
  const left = computeCoefficient(name, a);
  const right = computeCoefficient(name, b);
  expect(left.kind).toBe(right.kind);
  if (left.kind !== 'defined' || right.kind !== 'defined') return;
  expect(left.value).toBeCloseTo(right.value, 9);
  expect(left.interval?.low ?? -9).toBeCloseTo(right.interval?.low ?? -9, 7);
  expect(left.interval?.high ?? -9).toBeCloseTo(right.interval?.high ?? -9, 7);
}

test('renaming the categories does not change a nominal coefficient', () => {
  const swap: Record<string, string> = { '1': '3', '2': '4', '3': '2', '4': '1' };
  fc.assert(
    fc.property(tables(2), fc.constantFrom(...NOMINAL), (rows, name) => {
      same(
        name,
        fromRows(rows),
        fromRows(rows, (value) => swap[value] ?? value),
      );
    }),
  );
});

test('turning the scale round does not change a weighted coefficient', () => {
  fc.assert(
    fc.property(tables(2), fc.constantFrom(...WEIGHTED), (rows, name) => {
      same(
        name,
        fromRows(rows),
        fromRows(rows, (value) => String(5 - Number(value))),
      );
    }),
  );
});

test('the order of raters and of units does not matter', () => {
  fc.assert(
    fc.property(tables(2), fc.constantFrom(...NOMINAL, ...WEIGHTED), (rows, name) => {
      const turned = [...rows].reverse().map((row) => [...row].reverse());
      same(name, fromRows(rows), fromRows(turned));
    }),
  );
});

test('values lie below 1; intervals hold their value, perfect agreement is 1', () => {
  fc.assert(
    fc.property(tables(2), fc.constantFrom(...NOMINAL, ...WEIGHTED), (rows, name) => {
      const any = computeCoefficient(name, fromRows(rows));
      if (any.kind === 'defined') {
        // Where units lack ratings, the pairs and the shares come from different units.
        if (!/gwet|fleiss/.test(name)) expect(any.value).toBeGreaterThanOrEqual(-1.0000001);
        expect(any.value).toBeLessThanOrEqual(1.0000001);
        if (any.interval !== null) {
          expect(any.interval.low).toBeLessThanOrEqual(any.value + 1e-9);
          expect(any.interval.high).toBeGreaterThanOrEqual(any.value - 1e-9);
        }
      } else expect(any.why.length).toBeGreaterThan(10);
      const agreed = computeCoefficient(name, fromRows(rows.map(([first]) => [first!, first!])));
      if (agreed.kind === 'defined') expect(agreed.value).toBeCloseTo(1, 9);
    }),
  );
});

test('a unit that nobody rated changes nothing', () => {
  fc.assert(
    fc.property(tables(2), fc.constantFrom(...NOMINAL, ...WEIGHTED), (rows, name) => {
      same(name, fromRows(rows), fromRows([...rows, ['', '']]));
    }),
  );
});

test('with two raters and no gaps Fleiss’ kappa is Scott’s pi', () => {
  const full = fc.array(fc.array(fc.constantFrom(...SCALE), { minLength: 2, maxLength: 2 }), {
    minLength: 2,
    maxLength: 12,
  });
  fc.assert(
    fc.property(full, (rows) => {
      const pi = computeCoefficient('scott-pi', fromRows(rows));
      const kappa = computeCoefficient('fleiss-kappa', fromRows(rows));
      expect(pi).toEqual(kappa);
    }),
  );
});
