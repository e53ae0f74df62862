import { expect, test } from 'vitest';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { ratingsFrom, type Rating, type Ratings } from '#domain/agreement/ratings.ts';
import { ANAESTHETISTS } from './anaesthetists.fixture.ts';
import { cautiousPrior, dawidSkene, WEAK_PRIOR } from './dawid-skene.ts';

function built(list: Iterable<Rating>, categories?: readonly string[]): Ratings {
  const ratings = ratingsFrom(list, categories);
  if (!ratings.ok) throw new Error('refused');
  return ratings.value;
}
function fitted(ratings: Ratings, prior = WEAK_PRIOR) {
  const fit = dawidSkene(ratings, prior);
  if (!fit.ok) throw new Error(fit.error);
  return fit.value;
}

test('Dawid and Skene 1979: class prevalences .40 .42 .11 .07', () => {
  const fit = fitted(built(ANAESTHETISTS));
  expect(ANAESTHETISTS).toHaveLength(315);
  expect(fit.converged).toBe(true);
  [0.4, 0.42, 0.11, 0.07].forEach((share, k) => expect(fit.prevalence[k]).toBeCloseTo(share, 2));
});

test('Dawid and Skene 1979: the error rates of observer 1', () => {
  const fit = fitted(built(ANAESTHETISTS));
  const published = [
    [0.89, 0.11, 0, 0],
    [0.07, 0.88, 0.05, 0],
    [0, 0.34, 0.66, 0],
    [0, 0, 0.56, 0.44],
  ];
  published.forEach((row, k) =>
    row.forEach((rate, given) => expect(fit.errorRates[k * 4 + given]).toBeCloseTo(rate, 2)),
  );
});

test('the likelihood never falls from one round to the next', () => {
  const ratings = built(ANAESTHETISTS);
  let before = -Infinity;
  for (let mostRounds = 1; mostRounds < 15; mostRounds += 1) {
    const fit = dawidSkene(ratings, cautiousPrior(4), { mostRounds, tolerance: 0 });
    if (!fit.ok) throw new Error(fit.error);
    expect(fit.value.logPosterior).toBeGreaterThanOrEqual(before - 1e-9);
    before = fit.value.logPosterior;
  }
});

test('posteriors, prevalences and error rates are probabilities', () => {
  for (const prior of [WEAK_PRIOR, cautiousPrior(4), { prevalence: 0, correct: 0, wrong: 0 }]) {
    const fit = fitted(built(ANAESTHETISTS), prior);
    for (const cells of [fit.prevalence, fit.posterior, fit.errorRates]) {
      for (let row = 0; row < cells.length; row += 4) {
        const total = cells.subarray(row, row + 4).reduce((sum, p) => sum + p, 0);
        expect(total).toBeCloseTo(1, 9);
      }
    }
  }
});

/** Items of three classes, answered by raters of the given accuracies. */
function simulated(seed: number, items: number, accuracies: readonly number[]) {
  const random = seededGenerator(seed);
  const truth: number[] = [];
  const list: Rating[] = [];
  for (let u = 0; u < items; u += 1) {
    const right = random.below(3);
    truth.push(right);
    accuracies.forEach((accuracy, r) => {
      const given = random.uniform() < accuracy ? right : (right + 1 + random.below(2)) % 3;
      list.push({ unit: `u${u}`, rater: `r${r}`, value: String(given) });
    });
  }
  return { truth, ratings: built(list, ['0', '1', '2']) };
}

test('with a cautious prior a few items do not make anybody infallible', () => {
  const { ratings } = simulated(4, 6, [0.8, 0.8, 0.8]);
  const weak = fitted(ratings);
  const cautious = fitted(ratings, cautiousPrior(3));
  const rightness = (rates: Float64Array) => Math.max(...[0, 4, 8].map((cell) => rates[cell] ?? 0));
  expect(rightness(weak.errorRates)).toBeGreaterThan(0.97);
  expect(rightness(cautious.errorRates)).toBeLessThan(0.95);
});

test('with few items a cautious prior finds the truth more often than maximum likelihood', () => {
  const found = { weak: 0, cautious: 0 };
  for (let seed = 0; seed < 60; seed += 1) {
    const { truth, ratings } = simulated(seed, 12, [0.85, 0.75, 0.7, 0.6]);
    for (const [name, prior] of [
      ['weak', WEAK_PRIOR],
      ['cautious', cautiousPrior(3)],
    ] as const) {
      const { posterior } = fitted(ratings, prior);
      truth.forEach((right, u) => {
        const row = posterior.subarray(u * 3, u * 3 + 3);
        if (row.indexOf(Math.max(...row)) === right) found[name] += 1;
      });
    }
  }
  expect(found.cautious).toBeGreaterThan(found.weak);
});

test('with many items the error rates and the posteriors are recovered', () => {
  const { truth, ratings } = simulated(2, 3000, [0.9, 0.7, 0.6, 0.8]);
  const fit = fitted(ratings, cautiousPrior(3));
  [0.9, 0.7, 0.6, 0.8].forEach((accuracy, r) => {
    for (let k = 0; k < 3; k += 1) {
      expect(Math.abs(fit.errorRates[(r * 3 + k) * 3 + k]! - accuracy)).toBeLessThan(0.05);
    }
  });
  // Calibration: among items said to be right with probability p, a share near p is right.
  let claimed = 0;
  let right = 0;
  truth.forEach((k, u) => {
    const row = fit.posterior.subarray(u * 3, u * 3 + 3);
    const best = row.indexOf(Math.max(...row));
    claimed += row[best]!;
    if (best === k) right += 1;
  });
  expect(Math.abs(claimed - right) / truth.length).toBeLessThan(0.015);
});

test('an item without answers has the prevalences as its posterior and moves nothing', () => {
  const list = ANAESTHETISTS.map((rating) => ({ ...rating }));
  const without = fitted(built(list));
  const more = fitted(built([...list, { unit: 'new', rater: '1', value: '' }]));
  expect(more.prevalence).toEqual(without.prevalence);
  for (let k = 0; k < 4; k += 1) {
    expect(more.posterior[45 * 4 + k]).toBeCloseTo(more.prevalence[k]!, 9);
  }
});

test('nothing to fit and too much to hold are refused in words', () => {
  const none = dawidSkene(built([{ unit: 'a', rater: 'x', value: '' }]), WEAK_PRIOR);
  expect(none).toEqual({ ok: false, error: 'There are no ratings.' });
  const many = Array.from({ length: 9000 }, (_, i) => ({
    unit: `u${i}`,
    rater: 'x',
    value: `v${i}`,
  }));
  expect(dawidSkene(built(many), WEAK_PRIOR).ok).toBe(false);
});
