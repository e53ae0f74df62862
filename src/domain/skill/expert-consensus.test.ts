import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawBeta } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { classPosterior } from './class-posterior.ts';
import { expertConsensus } from './expert-consensus.ts';
import { majority } from './majority.ts';
import { poolPrior, reliability, reliabilityBy, type ComparedAnswer } from './reliability.ts';

test('a majority keeps its ties', () => {
  expect(majority(['a', 'b', 'a'])).toEqual({ winners: ['a'], share: 2 / 3, votes: 3 });
  expect(majority(['b', 'a'])).toEqual({ winners: ['b', 'a'], share: 0.5, votes: 2 });
  expect(majority([])).toEqual({ winners: [], share: 0, votes: 0 });
});

test('one excellent expert can overrule two weak ones, and it is said', () => {
  const accuracy: Record<string, number> = { ann: 0.97, bo: 0.6, cy: 0.6 };
  const consensus = expertConsensus(
    [
      { expert: 'ann', value: 'yes' },
      { expert: 'bo', value: 'no' },
      { expert: 'cy', value: 'no' },
    ],
    ['yes', 'no'],
    (expert) => accuracy[expert]!,
  );
  // Odds for yes: (.97 / .03) · (.4 / .6)².
  const odds = (0.97 / 0.03) * (0.4 / 0.6) ** 2;
  expect(consensus).toMatchObject({ value: 'yes', overrules: true });
  expect(consensus?.probability).toBeCloseTo(odds / (1 + odds), 12);
  expect(consensus?.majority.winners).toEqual(['no']);
});

test('no votes, or votes for unknown categories only, have no consensus', () => {
  expect(expertConsensus([], ['a', 'b'], () => 0.8)).toBeUndefined();
  expect(expertConsensus([{ expert: 'x', value: 'z' }], ['a', 'b'], () => 0.8)).toBeUndefined();
});

test('equally good experts follow the majority, in any order of votes', () => {
  const votes = fc.array(fc.constantFrom(0, 1, 2), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(votes, fc.double({ min: 0.4, max: 0.99, noNaN: true }), (given, accuracy) => {
      const weigh = (list: number[]) =>
        classPosterior(
          list.map((category) => ({ category, accuracy })),
          3,
        );
      const posterior = weigh(given);
      const reversed = weigh([...given].reverse());
      reversed.forEach((p, k) => expect(p).toBeCloseTo(posterior[k]!, 10));
      const { winners } = majority(given.map(String));
      const best = Math.max(...posterior);
      for (const winner of winners) expect(posterior[Number(winner)]).toBeCloseTo(best, 10);
    }),
  );
});

test('an expert no better than chance changes nothing', () => {
  const without = classPosterior([{ category: 1, accuracy: 0.8 }], 4);
  const withIdle = classPosterior(
    [
      { category: 1, accuracy: 0.8 },
      { category: 2, accuracy: 0.25 },
    ],
    4,
  );
  withIdle.forEach((p, k) => expect(p).toBeCloseTo(without[k]!, 10));
});

test('reliability is a Beta posterior; nothing compared leaves everything open', () => {
  const known = reliability({ right: 17, wrong: 3 });
  expect(known.mean).toBeCloseTo(17.5 / 21, 12);
  expect(known.compared).toBe(20);
  expect(known.low).toBeGreaterThan(0.6);
  expect(known.high).toBeLessThan(0.97);
  expect(reliability({ right: 0, wrong: 0 })).toMatchObject({ mean: 0.5, low: 0, high: 1 });
});

test('reliability is kept apart by expert, domain and question', () => {
  const answer = (expert: string, domain: string, right: boolean): ComparedAnswer => ({
    expert,
    domain,
    question: 'q',
    right,
  });
  const groups = reliabilityBy(
    [answer('ann', 'tax', true), answer('ann', 'tax', true), answer('ann', 'law', false)],
    ({ expert, domain }) => JSON.stringify([expert, domain]),
  );
  expect(groups.get('["ann","tax"]')?.mean).toBeCloseTo(2.5 / 3, 12);
  expect(groups.get('["ann","law"]')?.mean).toBeCloseTo(0.25, 12);
});

test('the 90 % and 95 % intervals of reliability cover the truth at their stated rate', () => {
  for (const level of [0.9, 0.95]) {
    const random = seededGenerator(`coverage ${level}`);
    let covered = 0;
    const runs = 4000;
    for (let run = 0; run < runs; run += 1) {
      // Truths drawn from the prior: then a credible interval covers exactly at its level.
      const truth = drawBeta(random, 8, 2);
      let right = 0;
      for (let i = 0; i < 30; i += 1) if (random.uniform() < truth) right += 1;
      const prior = { right: 8, wrong: 2 };
      const { low, high } = reliability({ right, wrong: 30 - right }, { level, prior });
      if (low <= truth && truth <= high) covered += 1;
    }
    expect(Math.abs(covered / runs - level)).toBeLessThan(0.012);
  }
});

test('with Jeffreys’ prior the interval covers fixed truths close to its stated rate', () => {
  const random = seededGenerator(31);
  const rates: number[] = [];
  for (const truth of [0.6, 0.7, 0.8, 0.9, 0.95]) {
    let covered = 0;
    for (let run = 0; run < 2000; run += 1) {
      let right = 0;
      for (let i = 0; i < 40; i += 1) if (random.uniform() < truth) right += 1;
      const { low, high } = reliability({ right, wrong: 40 - right });
      if (low <= truth && truth <= high) covered += 1;
    }
    rates.push(covered / 2000);
  }
  for (const rate of rates) expect(rate).toBeGreaterThan(0.92);
  expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeGreaterThan(0.94);
});

test('a pool’s prior finds the mean and spread the pool was drawn with', () => {
  const random = seededGenerator(8);
  const records = Array.from({ length: 400 }, () => {
    const truth = drawBeta(random, 16, 4);
    let right = 0;
    for (let i = 0; i < 20; i += 1) if (random.uniform() < truth) right += 1;
    return { right, wrong: 20 - right };
  });
  const prior = poolPrior(records);
  expect(prior.right / (prior.right + prior.wrong)).toBeCloseTo(0.8, 1);
  expect(prior.right + prior.wrong).toBeGreaterThan(13);
  expect(prior.right + prior.wrong).toBeLessThan(30);
  expect(poolPrior([{ right: 3, wrong: 1 }])).toEqual({ right: 0.5, wrong: 0.5 });
});
