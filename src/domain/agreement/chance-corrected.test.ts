import { expect, test } from 'vitest';
import { studentTQuantile } from '#domain/probability/t-and-f-quantile.ts';
import { agreementMetric, computeCoefficient, type CoefficientName } from './agreement-metric.ts';
import { weightedKappa } from './cohen-kappa.ts';
import {
  built,
  byRater,
  byUnit,
  FOUR_OBSERVERS,
  fromTable,
  PSYCHIATRIC_DIAGNOSES,
} from './made-ratings.fixture.ts';
import type { Ratings } from './ratings.ts';

function defined(name: CoefficientName, ratings: Ratings) {
  const statistic = computeCoefficient(name, ratings);
  if (statistic.kind === 'undefined') throw new Error(statistic.why);
  return statistic;
}

function expectInterval(name: CoefficientName, ratings: Ratings, low: number, high: number) {
  const { interval } = defined(name, ratings);
  expect(interval?.low).toBeCloseTo(low, 3);
  expect(interval?.high).toBeCloseTo(high, 3);
  expect(interval?.level).toBe(0.95);
}

/** The standard error behind an interval; Gwet's tables divide by n where raw ratings use n − 1. */
function publishedError(name: CoefficientName, ratings: Ratings, n: number) {
  const { interval } = defined(name, ratings);
  const t = studentTQuantile(0.975, n - 1);
  return ((interval!.high - interval!.low) / (2 * t)) * Math.sqrt((n - 1) / n);
}

// Cohen 1960, Educational and Psychological Measurement 20: Table 1 as frequencies of 200.
const COHEN_1960 = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
];

// SAS/STAT User's Guide, FREQ procedure, "Agreement study of skin conditions": 88 patients.
const SKIN_CONDITION = [
  [10, 4, 1, 0],
  [5, 10, 12, 2],
  [2, 4, 12, 5],
  [0, 2, 6, 13],
];

// Gwet 2014, the abstractors' study of ectopic pregnancies, of 100 women.
const ABSTRACTORS = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
];

// Gwet 2014, five observers score 15 units from 0 to 3, with missing ratings.
const FIVE_OBSERVERS = byRater({
  o1: '1 1 2 . 0 0 1 1 2 2 . 0 1 3 1',
  o2: '1 1 3 0 0 0 0 . 2 1 1 0 2 3 1',
  o3: '2 0 3 0 0 0 2 2 2 1 0 0 2 2 1',
  o4: '. 1 3 . . . . 0 . 1 0 0 2 2 .',
  o5: '2 . . 0 0 0 1 . 2 . . . . 3 1',
});

test('Cohen 1960: kappa of the two psychologists is .492', () => {
  expect(defined('cohen-kappa', fromTable(COHEN_1960)).value).toBeCloseTo(0.492, 3);
  expect(defined('percent', fromTable(COHEN_1960)).value).toBeCloseTo(0.7, 12);
});

test('Cohen 1968: weighted kappa with disagreement weights 0 1 3 / 1 0 6 / 3 6 0 is .348', () => {
  const { rater, code } = fromTable(COHEN_1960);
  expect(Array.from(rater.subarray(0, 4))).toEqual([0, 1, 0, 1]);
  const agreement = Float64Array.from([0, 1, 3, 1, 0, 6, 3, 6, 0], (v) => 1 - v / 6);
  const kappa = weightedKappa(code, 3, agreement);
  expect(kappa.kind === 'defined' && kappa.value).toBeCloseTo(0.348, 3);
});

test('SAS FREQ: simple kappa .3449 (.2030 to .4868), linearly weighted .5082 (.3798 to .6366)', () => {
  const ratings = fromTable(SKIN_CONDITION, ['terrible', 'poor', 'marginal', 'clear']);
  const expected = [
    ['cohen-kappa', 0.3449, 0.203, 0.4868],
    ['cohen-kappa-linear', 0.5082, 0.3798, 0.6366],
    ['cohen-kappa-quadratic', 0.6607, 0.5399, 0.7815],
  ] as const;
  for (const [name, value, low, high] of expected) {
    expect(defined(name, ratings).value).toBeCloseTo(value, 4);
    expect(defined(name, ratings).interval?.low).toBeCloseTo(low, 4);
    expect(defined(name, ratings).interval?.high).toBeCloseTo(high, 4);
  }
});

test('Gwet 2014: the abstractors agree by percent, kappa, pi and AC1 as published', () => {
  const ratings = fromTable(ABSTRACTORS, ['Ectopic', 'AIU', 'NIU']);
  expect(defined('percent', ratings).value).toBeCloseTo(0.89, 12);
  expect(defined('cohen-kappa', ratings).value).toBeCloseTo(0.7964094, 7);
  expect(defined('scott-pi', ratings).value).toBeCloseTo(0.7962397, 7);
  expect(publishedError('scott-pi', ratings, 100)).toBeCloseTo(0.05905473, 6);
  expect(defined('gwet-ac1', ratings).value).toBeCloseTo(0.8493305, 7);
  expect(publishedError('gwet-ac1', ratings, 100)).toBeCloseTo(0.04321747, 6);
  expect(defined('krippendorff-nominal', ratings).value).toBeCloseTo(0.7972585, 7);
  expect(publishedError('krippendorff-nominal', ratings, 100)).toBeCloseTo(0.05905473, 6);
});

test('Fleiss 1971: kappa of the psychiatric diagnoses is .430', () => {
  const kappa = defined('fleiss-kappa', byUnit(PSYCHIATRIC_DIAGNOSES));
  expect(kappa.value).toBeCloseTo(0.43, 3);
  expect(kappa.units).toBe(30);
});

test('Gwet 2014: four raters with missing ratings, coefficients and intervals as published', () => {
  const ratings = byRater({
    ...FOUR_OBSERVERS,
    B: '1 2 3 3 2 2 4 1 2 5 . .',
    C: '. 3 3 3 2 3 4 2 2 5 1 3',
  });
  expect(defined('percent', ratings).value).toBeCloseTo(0.8181818, 7);
  expect(defined('gwet-ac1', ratings).value).toBeCloseTo(0.77544, 5);
  expectInterval('gwet-ac1', ratings, 0.461, 1);
  expect(defined('fleiss-kappa', ratings).value).toBeCloseTo(0.76117, 5);
  expectInterval('fleiss-kappa', ratings, 0.424, 1);
  expect(defined('krippendorff-nominal', ratings).value).toBeCloseTo(0.74342, 5);
  expectInterval('krippendorff-nominal', ratings, 0.419, 1);
});

test('Gwet 2014: AC2 with ordinal, linear and quadratic weights agrees with irrCAC', () => {
  const ratings = byRater({
    ...FOUR_OBSERVERS,
    B: '1 2 3 3 2 2 4 1 2 5 . .',
    C: '. 3 3 3 2 3 4 2 2 5 1 3',
  });
  const expected = [
    ['gwet-ac2-linear', 0.85874, 0.6005, 1],
    ['gwet-ac2-quadratic', 0.914, 0.68518, 1],
    ['gwet-ac2-ordinal', 0.89894, 0.66365, 1],
  ] as const;
  for (const [name, value, low, high] of expected) {
    expect(defined(name, ratings).value).toBeCloseTo(value, 5);
    expectInterval(name, ratings, low, high);
  }
});

test('Gwet 2014: five observers with many gaps agree with irrCAC', () => {
  const expected = [
    ['gwet-ac1', 0.49662, 0.23502, 0.75823],
    ['gwet-ac2-linear', 0.68964, 0.50156, 0.87772],
    ['gwet-ac2-quadratic', 0.83043, 0.70551, 0.95536],
    ['gwet-ac2-ordinal', 0.78534, 0.63909, 0.93159],
    ['fleiss-kappa', 0.45762, 0.19928, 0.71596],
    ['krippendorff-nominal', 0.48053, 0.23708, 0.72398],
    ['krippendorff-interval', 0.77186, 0.58724, 0.95649],
  ] as const;
  for (const [name, value, low, high] of expected) {
    expect(defined(name, FIVE_OBSERVERS).value).toBeCloseTo(value, 5);
    expectInterval(name, FIVE_OBSERVERS, low, high);
  }
});

test('linear and quadratic kappa agree with hand-worked values on a declared scale', () => {
  // Steps of a declared scale of four: observed disagreement .3 and .5, by hand from the table.
  const ratings = byRater({ A: '1 2 3 4 1 2 3 4 1 1', B: '1 2 3 4 2 3 4 2 1 1' }, [
    '1',
    '2',
    '3',
    '4',
  ]);
  const [left, right] = [
    [4, 2, 2, 2],
    [3, 3, 2, 2],
  ];
  for (const [name, power, observed] of [
    ['cohen-kappa-linear', 1, (1 + 1 + 1 + 2) / 10],
    ['cohen-kappa-quadratic', 2, (1 + 1 + 1 + 4) / 10],
  ] as const) {
    let chance = 0;
    left!.forEach((a, i) =>
      right!.forEach((b, j) => (chance += (a * b * Math.abs(i - j) ** power) / 100)),
    );
    expect(defined(name, ratings).value).toBeCloseTo(1 - observed / chance, 12);
  }
});

test('undefined cases say why and never answer NaN', () => {
  const why = (name: CoefficientName, ratings: Ratings) => {
    const answer = agreementMetric(name)!(ratings);
    expect(answer.value).toBeNull();
    expect(answer.interval).toBeNull();
    return answer.why;
  };
  expect(why('cohen-kappa', byRater({ A: '1 1 1', B: '1 1 1' }))).toMatch(/one and the same/);
  expect(why('fleiss-kappa', byRater({ A: '1 1 1', B: '1 1 1' }))).toMatch(/same category/);
  expect(why('cohen-kappa', byRater({ A: '1 2', B: '1 2', C: '1 2' }))).toMatch(
    /two raters; here are 3/,
  );
  expect(why('cohen-kappa', byRater({ A: '1 2' }))).toMatch(/here is one/);
  expect(why('cohen-kappa', byRater({ A: '1 .', B: '. 2' }))).toMatch(/No unit/);
  expect(why('fleiss-kappa', byRater({ A: '1 .', B: '. 2' }))).toMatch(/two ratings/);
  expect(why('percent', byRater({ A: '.', B: '.' }))).toMatch(/no ratings/);
  expect(why('gwet-ac1', byRater({ A: '1 1', B: '1 1' }))).toMatch(/one category/);
  expect(why('cohen-kappa-linear', byRater({ A: 'good bad fair', B: 'good bad fair' }))).toMatch(
    /declare the scale/,
  );
  const twice = built([
    { unit: 'u', rater: 'A', value: '1' },
    { unit: 'u', rater: 'B', value: '1' },
    { unit: 'u', rater: 'A', value: '2' },
  ]);
  expect(why('percent', twice)).toMatch(/“A” rated unit “u” more than once \(again on line 3\)/);
});

test('a declared scale with unused categories defines AC1 where everybody agrees', () => {
  const ratings = byRater({ A: '1 1', B: '1 1' }, ['1', '2', '3']);
  expect(defined('gwet-ac1', ratings).value).toBe(1);
});

test('perfect agreement has no honest large-sample interval, and says so', () => {
  const kappa = defined('cohen-kappa', byRater({ A: '1 2 1 2', B: '1 2 1 2' }));
  expect(kappa.value).toBeCloseTo(1, 12);
  expect(kappa.interval).toBeNull();
  expect(kappa.intervalWhy).toMatch(/variance is zero/);
  const percent = defined('percent', byRater({ A: '1 2 1 2', B: '1 2 1 2' }));
  expect(percent.interval?.low).toBeCloseTo(0.51, 2);
});
