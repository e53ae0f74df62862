import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { intraclassCorrelation, type IccForm } from './intraclass-correlation.ts';
import { built, byRater, byUnit, SIX_TARGETS } from './made-ratings.fixture.ts';
import type { Ratings } from './ratings.ts';

const icc = (ratings: Ratings, model: 1 | 2 | 3, single: boolean) => {
  const statistic = intraclassCorrelation(ratings, { model, single });
  if (statistic.kind === 'undefined') throw new Error(statistic.why);
  return statistic;
};
const why = (ratings: Ratings, form: IccForm) => {
  const statistic = intraclassCorrelation(ratings, form);
  return statistic.kind === 'undefined' ? statistic.why : 'defined';
};

test('Shrout and Fleiss 1979, Table 4: the six forms are .17 .29 .71 .44 .62 .91', () => {
  const ratings = byRater(SIX_TARGETS);
  expect(icc(ratings, 1, true).value).toBeCloseTo(0.17, 2);
  expect(icc(ratings, 2, true).value).toBeCloseTo(0.29, 2);
  expect(icc(ratings, 3, true).value).toBeCloseTo(0.71, 2);
  expect(icc(ratings, 1, false).value).toBeCloseTo(0.44, 2);
  expect(icc(ratings, 2, false).value).toBeCloseTo(0.62, 2);
  expect(icc(ratings, 3, false).value).toBeCloseTo(0.91, 2);
});

test('the F-based intervals of the six forms are those printed by psych and pingouin', () => {
  const ratings = byRater(SIX_TARGETS);
  const bounds = (model: 1 | 2 | 3, single: boolean) => icc(ratings, model, single).interval!;
  const expected = [
    [1, true, -0.13, 0.72],
    [2, true, 0.02, 0.76],
    [3, true, 0.34, 0.95],
    [1, false, -0.88, 0.91],
    [2, false, 0.07, 0.93],
    [3, false, 0.68, 0.99],
  ] as const;
  for (const [model, single, low, high] of expected) {
    expect(bounds(model, single).low).toBeCloseTo(low, 2);
    expect(bounds(model, single).high).toBeCloseTo(high, 2);
  }
});

test('units that lack a rating are left out of the crossed models', () => {
  const ratings = byRater({
    ...SIX_TARGETS,
    judge4: `${SIX_TARGETS.judge4} 3`,
    judge1: `${SIX_TARGETS.judge1} 1`,
  });
  expect(icc(ratings, 3, true).value).toBeCloseTo(0.71, 2);
  expect(icc(ratings, 3, true).units).toBe(6);
});

test('model 1 takes units with different raters, the crossed models refuse them', () => {
  const list = byUnit(['9 2 5 8', '6 1 3 2', '8 4 6 8', '7 1 2 6', '10 5 6 9', '6 2 4 7']);
  const elsewhere = built(
    [...list.code].map((code, i) => ({
      unit: String(Math.floor(i / 4)),
      rater: `r${i}`,
      value: list.scale.categories[code]!,
    })),
  );
  expect(icc(elsewhere, 1, true).value).toBeCloseTo(0.17, 2);
  expect(why(elsewhere, { model: 2, single: true })).toMatch(/rated by all 24 raters/);
});

test('an intraclass correlation says why it is undefined', () => {
  const form = { model: 2, single: true } as const;
  expect(why(byRater({ A: 'good bad', B: 'good good' }), form)).toMatch(/needs numbers/);
  expect(why(byRater({ A: '3 3 3', B: '3 3 3' }), form)).toMatch(/0 \/ 0/);
  expect(why(byRater({ A: '3', B: '4' }), form)).toMatch(/at least two/);
  expect(why(byRater({ A: '1 2' }), form)).toMatch(/two ratings/);
  const perfect = icc(byRater({ A: '1 2 3', B: '1 2 3' }), 3, true);
  expect(perfect.value).toBe(1);
  expect(perfect.intervalWhy).toMatch(/no residual variance/);
});

test('adding a constant to one judge changes only the models that count judges as noise', () => {
  const grid = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 8,
  });
  fc.assert(
    fc.property(grid, fc.integer({ min: 1, max: 50 }), (rows, shift) => {
      const make = (by: number) =>
        built(
          rows.flatMap((row, u) =>
            row.map((value, r) => ({
              unit: `u${u}`,
              rater: `r${r}`,
              value: String(value + (r === 0 ? by : 0)),
            })),
          ),
        );
      const before = intraclassCorrelation(make(0), { model: 3, single: true });
      const after = intraclassCorrelation(make(shift), { model: 3, single: true });
      fc.pre(before.kind === 'defined' && after.kind === 'defined');
      if (before.kind === 'defined' && after.kind === 'defined') {
        expect(after.value).toBeCloseTo(before.value, 8);
      }
    }),
  );
});
