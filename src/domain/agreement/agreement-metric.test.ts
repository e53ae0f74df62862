import { expect, test } from 'vitest';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { agreementMetric, agreementMetricNames } from './agreement-metric.ts';
import { byRater, FOUR_OBSERVERS, SIX_TARGETS } from './made-ratings.fixture.ts';
import { ratingsBuilder, type Ratings } from './ratings.ts';

test('the registry has exactly the names of the command', () => {
  expect([...agreementMetricNames].sort()).toEqual(
    [
      'percent',
      'cohen-kappa',
      'cohen-kappa-linear',
      'cohen-kappa-quadratic',
      'scott-pi',
      'fleiss-kappa',
      'krippendorff-nominal',
      'krippendorff-ordinal',
      'krippendorff-interval',
      'krippendorff-ratio',
      'gwet-ac1',
      'gwet-ac2-linear',
      'gwet-ac2-quadratic',
      'gwet-ac2-ordinal',
      'icc-1-1',
      'icc-2-1',
      'icc-3-1',
      'icc-1-k',
      'icc-2-k',
      'icc-3-k',
      'kendall-w',
      'kendall-tau-b',
      'spearman',
      'dawid-skene',
    ].sort(),
  );
  expect(agreementMetric('toString')).toBeUndefined();
  expect(agreementMetric('icc')).toBeUndefined();
});

test('an answer counts what was handed in and what could be used', () => {
  const answer = agreementMetric('krippendorff-nominal')!(byRater(FOUR_OBSERVERS));
  expect(answer).toMatchObject({
    metric: 'krippendorff-nominal',
    units: 12,
    raters: 4,
    ratings: 41,
    used: { units: 11, ratings: 40 },
  });
  expect(answer.value).toBeCloseTo(0.743, 3);
  expect(answer.interval).toMatchObject({ level: 0.95 });
});

test('the level of the interval can be chosen', () => {
  const width = (level: number) => {
    const { interval } = agreementMetric('icc-3-1')!(byRater(SIX_TARGETS), { level });
    return interval!.high - interval!.low;
  };
  expect(width(0.8)).toBeLessThan(width(0.95));
});

test('Dawid–Skene answers prevalences, posteriors and error rates by name', () => {
  const ratings = byRater({ ann: '1 1 2 2', bo: '1 1 2 2', cy: '1 2 2 1' });
  const answer = agreementMetric('dawid-skene')!(ratings);
  if (answer.metric !== 'dawid-skene') throw new Error('another metric');
  expect(answer.value!['1']! + answer.value!['2']!).toBeCloseTo(1, 9);
  expect(answer.items['1']!['1']).toBeGreaterThan(0.99);
  expect(answer.raters['cy']!['1']!['2']).toBeCloseTo(0.5, 2);
  expect(answer).toMatchObject({ units: 4, ratings: 12, interval: null, converged: true });
  const empty = agreementMetric('dawid-skene')!(byRater({ a: '.' }));
  expect(empty).toMatchObject({ value: null, why: 'There are no ratings.' });
});

test('no metric ever answers NaN, whatever small data it is given', () => {
  const random = seededGenerator(1);
  for (let round = 0; round < 300; round += 1) {
    const raters = 1 + random.below(4);
    const units = 1 + random.below(5);
    const builder = ratingsBuilder(round % 2 === 0 ? ['1', '2', '3'] : undefined);
    for (let u = 0; u < units; u += 1) {
      for (let r = 0; r < raters; r += 1) {
        const value = ['', '1', '2', '3'][random.below(4)]!;
        builder.add(`u${u}`, `r${r}`, value, 1);
      }
    }
    const ratings = builder.build();
    if (!ratings.ok) throw new Error('refused');
    for (const name of agreementMetricNames) {
      const answer = agreementMetric(name)!(ratings.value);
      if (answer.value === null) expect(answer.why).toMatch(/\.$/);
      else expect(JSON.stringify(answer)).not.toMatch(/NaN|null,"why/);
      if (typeof answer.value === 'number') expect(Number.isFinite(answer.value)).toBe(true);
      if (answer.interval !== null) {
        expect(Number.isFinite(answer.interval.low + answer.interval.high)).toBe(true);
        expect(answer.interval.low).toBeLessThanOrEqual(answer.interval.high);
      }
    }
  }
});

/** A million ratings: `raters` raters, each unit truly somewhere on five steps, with noise. */
function million(raters: number): Ratings {
  const random = seededGenerator(raters);
  const builder = ratingsBuilder(['1', '2', '3', '4', '5']);
  for (let u = 0; u < 1_000_000 / raters; u += 1) {
    const truth = random.below(5);
    for (let r = 0; r < raters; r += 1) {
      const value = random.uniform() < 0.7 ? truth : random.below(5);
      builder.add(`u${u}`, `r${r}`, String(value + 1), 1);
    }
  }
  const ratings = builder.build();
  if (!ratings.ok) throw new Error('refused');
  return ratings.value;
}

test('every statistic has an answer for a million ratings', () => {
  const pairs = million(2);
  const crowd = million(5);
  for (const name of agreementMetricNames) {
    const ofTwo = /cohen|scott|tau|spearman/.test(name);
    expect(agreementMetric(name)!(ofTwo ? pairs : crowd).value, name).not.toBeNull();
  }
}, 120_000);
