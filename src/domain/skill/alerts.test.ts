import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawNormal } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { containment, copyThreshold } from './copied-text.ts';
import { overturnRates } from './overturn-rate.ts';
import { positionBias } from './position-bias.ts';
import { rateAlert } from './rate-alert.ts';
import { severityDrift } from './severity-drift.ts';
import { tooFast, type TimedItem } from './too-fast.ts';
import { alwaysMax, straightLining, type AnsweredItem } from './uniform-answers.ts';

/** The share of runs that raise an alert. */
function alarms(runs: number, raised: (run: number) => boolean): number {
  let count = 0;
  for (let run = 0; run < runs; run += 1) if (raised(run)) count += 1;
  return count / runs;
}

test('Fisher 1935: the lady tasting tea, eight cups, p = 1 / 70', () => {
  const { pValue } = rateAlert({ shown: 4, of: 4 }, { shown: 0, of: 4 }, 0.05);
  expect(pValue).toBeCloseTo(1 / 70, 12);
  expect(rateAlert({ shown: 3, of: 4 }, { shown: 1, of: 4 }, 0.05).pValue).toBeCloseTo(17 / 70, 12);
});

test('without data nobody is flagged', () => {
  expect(rateAlert({ shown: 0, of: 0 }, { shown: 0, of: 0 }, 0.05).kind).toBe('quiet');
  expect(tooFast([], []).kind).toBe('quiet');
  expect(straightLining([], []).kind).toBe('quiet');
  expect(positionBias([]).kind).toBe('quiet');
});

function timed(random: ReturnType<typeof seededGenerator>, count: number, hurry = 1): TimedItem[] {
  return Array.from({ length: count }, (_, i) => {
    const words = 50 + random.below(900);
    return {
      item: `i${i}`,
      words,
      seconds: words * 0.3 * hurry * Math.exp(0.5 * drawNormal(random)),
    };
  });
}

test('reading three times as fast as others is flagged, with the fastest items as evidence', () => {
  const random = seededGenerator(1);
  const result = tooFast(timed(random, 60, 1 / 3), timed(random, 600));
  expect(result.kind).toBe('alert');
  expect(result.evidence.length).toBe(result.own.shown);
  const paces = result.evidence.map(({ seconds, words }) => seconds / words);
  expect(paces).toEqual([...paces].sort((a, b) => a - b));
  expect(paces.every((pace) => pace < result.floor)).toBe(true);
});

test('simulation: somebody who reads like the others is too fast at most at the stated rate', () => {
  const random = seededGenerator(2);
  const rate = alarms(800, () => {
    const options = { falseAlarmRate: 0.05 };
    return tooFast(timed(random, 40), timed(random, 300), options).kind === 'alert';
  });
  expect(rate).toBeLessThan(0.05 + 0.02);
});

function graded(
  random: ReturnType<typeof seededGenerator>,
  quality: readonly number[],
  lazy = 0,
): AnsweredItem[] {
  return quality.map((good, i) => ({
    item: `i${i}`,
    answers:
      random.uniform() < lazy
        ? ['met', 'met', 'met', 'met']
        : Array.from({ length: 4 }, () => (random.uniform() < good ? 'met' : 'unmet')),
  }));
}

test('straight-lining is told from items that deserve it', () => {
  const random = seededGenerator(3);
  // Half of the items are flawless: there everybody answers alike.
  const quality = Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? 1 : 0.5));
  const others = [graded(random, quality), graded(random, quality), graded(random, quality)].flat();
  expect(straightLining(graded(random, quality), others).kind).toBe('quiet');
  const lazy = straightLining(graded(random, quality, 0.8), others);
  expect(lazy.kind).toBe('alert');
  expect(lazy.evidence).toHaveLength(lazy.own.shown);
  expect(alwaysMax(graded(random, quality, 0.8), others, 'met').kind).toBe('alert');
  expect(alwaysMax(graded(random, quality, 0.8), others, 'unmet').kind).toBe('quiet');
});

test('items that nobody else answered, or with few criteria, accuse nobody', () => {
  const own = [
    { item: 'alone', answers: ['a', 'a', 'a'] },
    { item: 'short', answers: ['a', 'a'] },
  ];
  expect(straightLining(own, [{ item: 'short', answers: ['a', 'b'] }]).own.of).toBe(0);
});

test('simulation: honest experts are called straight-lining at most at the stated rate', () => {
  const random = seededGenerator(4);
  const quality = Array.from({ length: 40 }, (_, i) => 0.4 + 0.6 * (i / 40));
  const rate = alarms(800, () => {
    const others = [graded(random, quality), graded(random, quality)].flat();
    return (
      straightLining(graded(random, quality), others, { falseAlarmRate: 0.05 }).kind === 'alert'
    );
  });
  expect(rate).toBeLessThan(0.05 + 0.02);
});

test('position bias: 70 of 100 first choices are flagged, 55 are not, ties do not count', () => {
  const choices = (first: number, second: number, ties = 0) => [
    ...Array.from({ length: first }, () => 'first' as const),
    ...Array.from({ length: second }, () => 'second' as const),
    ...Array.from({ length: ties }, () => 'tie' as const),
  ];
  const biased = positionBias(choices(70, 30, 40));
  expect(biased).toMatchObject({ kind: 'alert', first: 70, of: 100 });
  expect(biased.interval.low).toBeGreaterThan(0.5);
  expect(positionBias(choices(30, 70)).pValue).toBeCloseTo(biased.pValue, 12);
  expect(positionBias(choices(55, 45)).kind).toBe('quiet');
});

test('simulation: a fair judge is called biased at most at the stated rate', () => {
  const random = seededGenerator(5);
  const rate = alarms(3000, () => {
    const choices = Array.from({ length: 60 }, () =>
      random.uniform() < 0.5 ? ('first' as const) : ('second' as const),
    );
    return positionBias(choices, { falseAlarmRate: 0.05 }).kind === 'alert';
  });
  expect(rate).toBeLessThan(0.05 + 0.012);
});

test('containment counts the five-word runs that stand in the source', () => {
  const source = 'The fund reported a net loss of 3.2 million in the second quarter of 2025.';
  expect(containment('It Reported a net loss, of 3.2 million', source)).toBeCloseTo(4 / 5, 12);
  expect(containment(source, source)).toBe(1);
  expect(containment('nothing of the kind was ever said there', source)).toBe(0);
  expect(containment('too short', source)).toBeUndefined();
  expect(containment('基金报告净亏损', '该基金报告净亏损三百万')).toBe(1);
});

test('a text contains itself wholly however it is cased and spaced', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 5, maxLength: 20 }),
      (words) => {
        const loud = words.map((word) => word.toUpperCase()).join(' - ');
        expect(containment(words.join(' '), loud)).toBe(1);
      },
    ),
  );
});

test('a copy threshold keeps its false-alarm rate, and is refused where it cannot', () => {
  expect(copyThreshold([0.1, 0.2, 0.3], 0.01)).toBeUndefined();
  expect(
    copyThreshold(
      Array.from({ length: 99 }, (_, i) => i / 100),
      0.01,
    ),
  ).toBe(0.98);
  const random = seededGenerator(6);
  const overlap = () => Math.max(0, 0.05 + 0.04 * drawNormal(random));
  const rate = alarms(2000, () => {
    const threshold = copyThreshold(Array.from({ length: 60 }, overlap), 0.05);
    return overlap() > threshold!;
  });
  expect(rate).toBeLessThan(0.05 + 0.015);
});

test('overturn rates come with exact intervals', () => {
  const reviews = Array.from({ length: 40 }, (_, i) => ({ reviewer: 'ann', overturned: i < 3 }));
  const rate = overturnRates([...reviews, { reviewer: 'bo', overturned: false }]);
  expect(rate.get('ann')).toMatchObject({ overturned: 3, of: 40, rate: 0.075 });
  expect(rate.get('ann')?.low).toBeCloseTo(0.0157421798, 8);
  expect(rate.get('ann')?.high).toBeCloseTo(0.2038647487, 8);
  expect(rate.get('bo')).toMatchObject({ rate: 0, low: 0 });
});

test('a rater who turns harder drifts; steady raters are called drifting at the stated rate', () => {
  const random = seededGenerator(7);
  const steady = (n: number, by = 0) =>
    Array.from({ length: n }, (_, at) => ({
      at,
      deviation: drawNormal(random) - (at >= n / 2 ? by : 0),
    }));
  const harder = severityDrift(steady(80, 1.5));
  expect(harder).toMatchObject({ kind: 'defined', drifted: true });
  expect(harder.kind === 'defined' && harder.drift).toBeLessThan(-0.8);
  const rate = alarms(2000, () => {
    const drift = severityDrift(steady(30));
    return drift.kind === 'defined' && drift.drifted;
  });
  expect(Math.abs(rate - 0.05)).toBeLessThan(0.015);
  expect(severityDrift(steady(3)).kind).toBe('undefined');
});
