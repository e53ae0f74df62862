import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hypergeometricCdf,
  hypergeometricChance,
} from '#domain/probability/hypergeometric-distribution.ts';
import { upperDefectBound } from './defect-bounds.ts';
import { stratifiedDefectInterval } from './stratified-bound.ts';
import {
  countDefectInterval,
  fewestDefectsOfCount,
  mostDefectsOfCount,
} from './stratified-count-bound.ts';

type Lot = { population: number; drawn: number; marked: number };

/** The exact distribution of the total count, by convolution of the strata's. */
function totals(strata: readonly Lot[]): number[] {
  let chances = [1];
  for (const lot of strata) {
    const next = Array.from({ length: chances.length + lot.drawn }, () => 0);
    for (const [have, chance] of chances.entries()) {
      for (let k = 0; k <= lot.drawn; k += 1) {
        next[have + k] = (next[have + k] ?? 0) + chance * hypergeometricChance(k, lot);
      }
    }
    chances = next;
  }
  return chances;
}

const lots = fc.array(
  fc
    .record({
      population: fc.integer({ min: 1, max: 40 }),
      share: fc.double({ min: 0.05, max: 1, noNaN: true }),
      bad: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ population, share, bad }) => ({
      population,
      drawn: Math.max(1, Math.round(share * population)),
      marked: Math.round(bad * population),
    })),
  { minLength: 1, maxLength: 4 },
);

test('whatever the lot, the bounds miss the truth with at most their stated risk, exactly counted', () => {
  fc.assert(
    fc.property(lots, fc.constantFrom(0.05, 0.025, 0.2), (strata, alpha) => {
      const truth = strata.reduce((sum, { marked }) => sum + marked, 0);
      let missedAbove = 0;
      let missedBelow = 0;
      for (const [count, chance] of totals(strata).entries()) {
        if (chance === 0) continue;
        // Only the total enters, so it is given to strata in turn as far as they were drawn.
        let left = count;
        const found = strata.map(({ population, drawn }) => {
          const defects = Math.min(left, drawn);
          left -= defects;
          return { population, sampled: drawn, defects };
        });
        if (mostDefectsOfCount(found, alpha) < truth) missedAbove += chance;
        if (fewestDefectsOfCount(found, alpha) > truth) missedBelow += chance;
      }
      expect(missedAbove).toBeLessThanOrEqual(alpha + 1e-9);
      expect(missedBelow).toBeLessThanOrEqual(alpha + 1e-9);
    }),
    { numRuns: 300 },
  );
});

test('without a defect and in one stratum it is close to the exact bound', () => {
  const sample = { population: 1840, sampled: 100, defects: 0 };
  const exact = upperDefectBound(sample, 0.95).most;
  const most = mostDefectsOfCount([sample], 0.05);
  expect(most).toBeGreaterThanOrEqual(exact);
  expect(most - exact).toBeLessThanOrEqual(2);
  expect(hypergeometricCdf(0, { population: 1840, marked: most + 1, drawn: 100 })).toBeLessThan(
    0.05,
  );
});

test('five even strata: far tighter than the sum of their own bounds', () => {
  const strata = Array.from({ length: 5 }, (_, index) => ({
    name: `s${index}`,
    population: 400,
    sampled: 30,
    defects: index === 0 ? 1 : 0,
  }));
  const count = countDefectInterval(strata, 0.9).most;
  const sum = stratifiedDefectInterval(strata, 0.9).most;
  expect(count).toBeLessThan(sum / 3);
});

test('a stratum that was not looked at may be all defective', () => {
  const strata = [
    { population: 50, sampled: 50, defects: 0 },
    { population: 30, sampled: 0, defects: 0 },
  ];
  expect(mostDefectsOfCount(strata, 0.05)).toBe(30);
});
