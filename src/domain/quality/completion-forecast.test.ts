import { expect, test } from 'vitest';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { completionForecast, type DayCount } from './completion-forecast.ts';

const DAY_MS = 86_400_000;
const dayAt = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * DAY_MS).toISOString().slice(0, 10);
const days = (counts: readonly number[]): DayCount[] =>
  counts.map((count, n) => ({ day: dayAt(n), count }));

test('steady work ends when division says so, and the interval is that day', () => {
  const forecast = completionForecast(days(Array<number>(10).fill(4)), 21, dayAt(9));
  expect(forecast).toMatchObject({
    kind: 'forecast',
    day: dayAt(15),
    low: dayAt(15),
    high: dayAt(15),
    perDay: 4,
    fromDays: 10,
  });
});

test('days on which nothing was done count, also the last ones', () => {
  const forecast = completionForecast(days([10, 10, 0, 0]), 20, dayAt(7));
  expect(forecast).toMatchObject({ kind: 'forecast', perDay: 2.5, fromDays: 8 });
  expect(forecast.kind === 'forecast' && forecast.low < forecast.high).toBe(true);
});

test('too little to go by is said, not guessed', () => {
  expect(completionForecast([], 5, dayAt(0))).toEqual({
    kind: 'not-enough-data',
    why: 'There is a forecast once 10 items are accepted over 5 days; none is accepted yet.',
  });
  expect(completionForecast(days([50, 50]), 5, dayAt(1)).kind).toBe('not-enough-data');
  expect(completionForecast(days([2, 2, 2, 2, 1]), 5, dayAt(4)).kind).toBe('not-enough-data');
  expect(completionForecast(days([5, 5, 5, 5, 5]), 10_000, dayAt(4))).toMatchObject({
    kind: 'not-enough-data',
    why: 'At the rate of the last 5 days it would take years.',
  });
  expect(completionForecast(days([5]), 0, dayAt(0))).toEqual({ kind: 'done' });
});

test('the interval holds the true day about as often as it says', () => {
  const random = seededGenerator(7);
  // Weekdays with 0 to 12 items each, weekends with none: what a team does.
  const draw = (n: number) => (n % 7 > 4 ? 0 : random.below(13));
  let held = 0;
  const trials = 300;
  for (let trial = 0; trial < trials; trial++) {
    const past = Array.from({ length: 28 }, (_, n) => draw(n));
    const forecast = completionForecast(days(past), 150, dayAt(27));
    if (forecast.kind !== 'forecast') continue;
    let left = 150;
    let n = 27;
    while (left > 0) left -= draw(++n);
    if (forecast.low <= dayAt(n) && dayAt(n) <= forecast.high) held++;
  }
  // 28 days known by chance widen what 80 % would be; it must not promise much more than it holds.
  expect(held / trials).toBeGreaterThan(0.65);
  expect(held / trials).toBeLessThan(0.95);
});
