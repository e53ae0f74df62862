import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffled } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import {
  hypergeometricCdf,
  hypergeometricUpperTail,
} from '#domain/probability/hypergeometric-distribution.ts';
import { defectInterval, fewestDefects, mostDefects, upperDefectBound } from './defect-bounds.ts';
import {
  defectsAtLimit,
  spotCheckPlan,
  spotCheckPlanFor,
  spotCheckVerdict,
} from './spot-check-plan.ts';

const CLAIM = { population: 1000, limit: 0.03, confidence: 0.95 };

function planned(claim: typeof CLAIM, accept: number, presumed = 0) {
  const plan = spotCheckPlan(claim, accept, presumed);
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
}

test('95 % sure of fewer than 3 % of 1000: the plan is the smallest sample that keeps the risk', () => {
  for (const accept of [0, 1, 2, 5]) {
    const { sample, risk } = planned(CLAIM, accept);
    const at = (drawn: number) =>
      hypergeometricCdf(accept, { population: 1000, marked: 30, drawn });
    expect(risk).toBeCloseTo(at(sample), 12);
    expect(at(sample)).toBeLessThanOrEqual(0.05);
    expect(at(sample - 1)).toBeGreaterThan(0.05);
  }
  // With a large lot the plan for no defects nears the rule of three: ln .05 / ln .97 = 98.4.
  expect(planned({ ...CLAIM, population: 10_000_000 }, 0).sample).toBe(99);
  expect(planned(CLAIM, 0).sample).toBeLessThan(99);
});

test('a rate that is a whole number of items is not rounded up by binary fractions', () => {
  expect(defectsAtLimit({ population: 100, limit: 0.07, confidence: 0.9 })).toBe(7);
  expect(defectsAtLimit({ population: 101, limit: 0.07, confidence: 0.9 })).toBe(8);
});

test('a plan can be chosen by how likely a good lot is to pass', () => {
  const plan = spotCheckPlanFor(CLAIM, 0.01, 0.8);
  if (!plan.ok) throw new Error(plan.error);
  expect(plan.value.passChance).toBeGreaterThanOrEqual(0.8);
  expect(plan.value.risk).toBeLessThanOrEqual(0.05);
  expect(planned(CLAIM, plan.value.accept - 1, 0.01).passChance).toBeLessThan(0.8);
  const hopeless = spotCheckPlanFor(CLAIM, 0.05, 0.8);
  expect(!hopeless.ok && hopeless.error).toMatch(/fail too often/);
});

test('impossible claims are refused in words', () => {
  expect(spotCheckPlan({ ...CLAIM, population: 20 }, 1)).toMatchObject({
    ok: false,
    error: expect.stringMatching(/1 defective of 20 already break/),
  });
  expect(spotCheckPlan({ ...CLAIM, population: 0 }, 0).ok).toBe(false);
  expect(spotCheckPlan({ ...CLAIM, limit: 1.2 }, 0).ok).toBe(false);
});

test('the verdict waits for the whole sample unless too many defects decide it', () => {
  const plan = planned(CLAIM, 1);
  expect(spotCheckVerdict(plan, { sampled: plan.sample, defects: 1 })).toEqual({
    kind: 'supported',
  });
  expect(spotCheckVerdict(plan, { sampled: 10, defects: 2 })).toEqual({ kind: 'not-supported' });
  expect(spotCheckVerdict(plan, { sampled: plan.sample - 3, defects: 0 })).toEqual({
    kind: 'unfinished',
    missing: 3,
  });
});

test('a passed plan and the exact upper bound say the same', () => {
  const cases = fc.record({
    population: fc.integer({ min: 40, max: 2000 }),
    limit: fc.constantFrom(0.02, 0.03, 0.05, 0.1),
    accept: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(cases, ({ population, limit, accept }) => {
      const claim = { population, limit, confidence: 0.95 };
      const plan = spotCheckPlan(claim, accept);
      fc.pre(plan.ok);
      if (!plan.ok) return;
      const { sample } = plan.value;
      const at = (defects: number) =>
        upperDefectBound({ population, sampled: sample, defects }, 0.95).most;
      expect(at(accept)).toBeLessThan(defectsAtLimit(claim));
      if (accept + 1 <= sample)
        expect(at(accept + 1)).toBeGreaterThanOrEqual(defectsAtLimit(claim));
    }),
  );
});

test('bounds are those numbers of defects that the sample does not refute', () => {
  const samples = fc.integer({ min: 1, max: 120 }).chain((population) =>
    fc.integer({ min: 0, max: population }).chain((sampled) =>
      fc.record({
        population: fc.constant(population),
        sampled: fc.constant(sampled),
        defects: fc.integer({ min: 0, max: sampled }),
      }),
    ),
  );
  fc.assert(
    fc.property(samples, (sample) => {
      const { population, sampled, defects } = sample;
      const possible = Array.from({ length: population + 1 }, (_, d) => d).filter(
        (d) => d >= defects && d <= population - (sampled - defects),
      );
      const lot = (marked: number) => ({ population, marked, drawn: sampled });
      const fits = possible.filter((d) => hypergeometricCdf(defects, lot(d)) > 0.05);
      const fitsBelow = possible.filter((d) => hypergeometricUpperTail(defects, lot(d)) > 0.05);
      expect(mostDefects(sample, 0.05)).toBe(Math.max(...fits));
      expect(fewestDefects(sample, 0.05)).toBe(Math.min(...fitsBelow));
    }),
  );
});

test('a full count leaves no doubt, an empty sample leaves all of it', () => {
  expect(defectInterval({ population: 50, sampled: 50, defects: 4 }, 0.95)).toMatchObject({
    fewest: 4,
    most: 4,
  });
  expect(defectInterval({ population: 50, sampled: 0, defects: 0 }, 0.95)).toMatchObject({
    low: 0,
    high: 1,
  });
});

test('simulation: claims pass at most at the stated risk, and bounds cover at their stated rate', () => {
  const random = seededGenerator('spot checks');
  const population = 600;
  const limit = 0.03;
  const plan = planned({ population, limit, confidence: 0.95 }, 1);
  const runs = 3000;
  // A lot exactly at the limit: the worst for which the claim is false.
  const lot = Array.from({ length: population }, (_, i) => i < defectsAtLimit(plan));
  let passed = 0;
  let upper = 0;
  let both = 0;
  for (let run = 0; run < runs; run += 1) {
    const drawn = shuffled(random, lot).slice(0, plan.sample);
    const defects = drawn.filter(Boolean).length;
    const inspected = { population, sampled: plan.sample, defects };
    if (spotCheckVerdict(plan, inspected).kind === 'supported') passed += 1;
    if (upperDefectBound(inspected, 0.95).most >= 18) upper += 1;
    const { fewest, most } = defectInterval(inspected, 0.95);
    if (fewest <= 18 && 18 <= most) both += 1;
  }
  // Three standard errors of 3000 runs at .05 are .012.
  expect(passed / runs).toBeLessThan(0.05 + 0.012);
  expect(passed / runs).toBeGreaterThan(0.03);
  expect(upper / runs).toBeGreaterThan(0.95 - 0.012);
  expect(both / runs).toBeGreaterThan(0.95 - 0.012);
});
