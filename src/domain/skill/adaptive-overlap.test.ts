import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  expertToAsk,
  keepsFixedOverlap,
  nextSure,
  opinionValue,
  overlapDecision,
} from './adaptive-overlap.ts';
import {
  poolShares,
  simulateOverlap,
  type OverlapSimulation,
} from './adaptive-overlap-simulation.ts';

const RULE = { sure: 0.9, atLeast: 2, atMost: 5 };

test('an item is asked about until it is sure, and adjudicated when answers run out', () => {
  const sure = Float64Array.from([0.96, 0.04]);
  const open = Float64Array.from([0.6, 0.4]);
  expect(overlapDecision(sure, 1, RULE)).toEqual({ kind: 'ask' });
  expect(overlapDecision(sure, 2, RULE)).toEqual({
    kind: 'enough',
    category: 0,
    probability: 0.96,
  });
  expect(overlapDecision(open, 4, RULE)).toEqual({ kind: 'ask' });
  expect(overlapDecision(open, 5, RULE)).toMatchObject({ kind: 'adjudicate', probability: 0.6 });
});

test('an opinion is worth more the less is known and the better the expert', () => {
  const open = Float64Array.from([0.5, 0.5]);
  const settled = Float64Array.from([0.99, 0.01]);
  expect(opinionValue(open, 0.9)).toBeGreaterThan(opinionValue(open, 0.7));
  expect(opinionValue(open, 0.9)).toBeGreaterThan(opinionValue(settled, 0.9));
  expect(opinionValue(open, 0.5)).toBeCloseTo(0, 12);
  // A perfect answer to an open yes-or-no question tells one bit.
  expect(opinionValue(open, 1)).toBeCloseTo(Math.log(2), 6);
});

test('no opinion is worth less than nothing or more than what is unknown', () => {
  const weights = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
    minLength: 2,
    maxLength: 6,
  });
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (raw, accuracy) => {
      const total = raw.reduce((sum, w) => sum + w, 0);
      const posterior = Float64Array.from(raw, (w) => w / total);
      const entropy = -posterior.reduce((sum, p) => sum + p * Math.log(p), 0);
      const value = opinionValue(posterior, accuracy);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(entropy + 1e-9);
    }),
  );
});

test('the expert asked is worth most for the pay among those who are free', () => {
  const open = Float64Array.from([0.5, 0.5]);
  const ann = { expert: 'ann', accuracy: 0.95, pay: 1, free: 0 };
  const bo = { expert: 'bo', accuracy: 0.9, pay: 1, free: 3 };
  const cy = { expert: 'cy', accuracy: 0.8, pay: 1, free: 9 };
  expect(expertToAsk(open, [ann, cy, bo])?.expert).toBe('bo');
  expect(expertToAsk(open, [{ ...bo, pay: 10 }, cy])?.expert).toBe('cy');
  expect(expertToAsk(open, [bo, { ...bo, expert: 'di', free: 5 }])?.expert).toBe('di');
  expect(expertToAsk(open, [ann])).toBeUndefined();
});

test('the fixed-overlap share is random, repeatable and of the stated size', () => {
  const items = Array.from({ length: 20_000 }, (_, i) => `item-${i}`);
  const kept = items.filter((item) => keepsFixedOverlap(item, 0.1, 'p1'));
  expect(Math.abs(kept.length / items.length - 0.1)).toBeLessThan(0.008);
  expect(items.filter((item) => keepsFixedOverlap(item, 0.1, 'p1'))).toEqual(kept);
  expect(items.filter((item) => keepsFixedOverlap(item, 0.1, 'p2'))).not.toEqual(kept);
  // A larger share keeps what a smaller one kept.
  expect(kept.every((item) => keepsFixedOverlap(item, 0.2, 'p1'))).toBe(true);
});

const BASE: OverlapSimulation = {
  seed: 0,
  items: 2000,
  categories: 2,
  experts: 40,
  accuracy: { mean: 0.8, spread: 0.08, low: 0.55, high: 0.98 },
  gold: 20,
  fixedOverlap: 5,
  rule: { sure: 0.86, atLeast: 1, atMost: 7 },
  margin: 0.005,
  atWork: 10,
  rate: 4,
  // Nobody answers more than everybody does under the fixed overlap.
  mostLoad: 1,
};

function averaged(settings: Partial<OverlapSimulation>) {
  const runs = Array.from({ length: 6 }, (_, seed) =>
    simulateOverlap({ ...BASE, ...settings, seed }),
  );
  const mean = (pick: (run: (typeof runs)[number]) => number) =>
    runs.reduce((sum, run) => sum + pick(run) / runs.length, 0);
  return {
    saved: 1 - mean((run) => run.adaptive.labels) / mean((run) => run.fixed.labels),
    fixed: mean((run) => run.fixed.accuracy),
    adaptive: mean((run) => run.adaptive.accuracy),
    runs,
  };
}

test('at equal or better accuracy at least half the labels of a fixed overlap of 5 are saved', () => {
  for (const settings of [
    { categories: 2 },
    { categories: 2, accuracy: { ...BASE.accuracy, spread: 0.1 } },
    { categories: 3 },
    { categories: 5 },
  ]) {
    const { saved, fixed, adaptive } = averaged(settings);
    expect(saved).toBeGreaterThan(0.5);
    expect(adaptive).toBeGreaterThanOrEqual(fixed);
  }
});

test('the load of the pool is shown, and nobody carries more than under the fixed overlap', () => {
  const { runs } = averaged({});
  for (const { fixed, adaptive } of runs) {
    expect(adaptive.load.reduce((sum, each) => sum + each, 0)).toBe(adaptive.labels);
    expect(fixed.load.reduce((sum, each) => sum + each, 0)).toBe(fixed.labels);
    expect(Math.max(...adaptive.load)).toBeLessThanOrEqual(250);
    // The better half of the experts does most of the work: that is what routing means.
    const better = adaptive.load.slice(0, 20).reduce((sum, each) => sum + each, 0);
    expect(better / adaptive.labels).toBeGreaterThan(0.75);
  }
});

test('beside the saving stands what it does to the pay of the pool', () => {
  const { saved, runs } = averaged({});
  for (const { fixed, adaptive } of runs) {
    // Less work is less pay, in the same measure: that is where the saving comes from.
    expect(adaptive.cost).toBe(4 * adaptive.labels);
    expect(fixed.cost - adaptive.cost).toBe(4 * (fixed.labels - adaptive.labels));
    const [even, routed] = [poolShares(fixed), poolShares(adaptive)];
    for (const shares of [even, routed]) {
      expect(shares.reduce((sum, each) => sum + each.shareOfPay, 0)).toBeCloseTo(1, 9);
    }
    // Under the fixed overlap a quarter of the pool earns about a quarter …
    for (const { shareOfPay } of even) expect(Math.abs(shareOfPay - 0.25)).toBeLessThan(0.02);
    // … asked one by one the best quarter earns most of what is left, and no more than before;
    expect(routed[0]!.shareOfPay).toBeGreaterThan(0.4);
    expect(routed[0]!.pay).toBeLessThanOrEqual(even[0]!.pay * 1.1);
    // the least accurate quarter loses nearly all. A lead must know that before choosing it.
    expect(routed[3]!.shareOfPay).toBeLessThan(0.1);
  }
  expect(saved).toBeGreaterThan(0.5);
});

test('among nearly equal experts less is saved, and the simulation says so', () => {
  const { saved, fixed, adaptive } = averaged({ accuracy: { ...BASE.accuracy, spread: 0.02 } });
  expect(saved).toBeGreaterThan(0.3);
  expect(saved).toBeLessThan(0.5);
  expect(Math.abs(adaptive - fixed)).toBeLessThan(0.01);
});

test('the threshold falls after surer items and rises after less sure ones, within bounds', () => {
  expect(nextSure(RULE.sure, 0.95, 0.99)).toBeLessThan(RULE.sure);
  expect(nextSure(RULE.sure, 0.95, 0.8)).toBeGreaterThan(RULE.sure);
  expect(nextSure(0.995, 1, 0)).toBe(0.995);
  expect(nextSure(0.5, 0, 1)).toBe(0.5);
});
