import { expect, test } from 'vitest';
import { shuffled } from '#domain/probability/random-draw.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import {
  continueSequentialCheck,
  sequentialCheck,
  sequentialPlan,
  startSequentialCheck,
} from './sequential-check.ts';
import { spotCheckPlanFor } from './spot-check-plan.ts';

const CLAIM = { population: 400, limit: 0.05, confidence: 0.95 };

function run(defective: number, seed: string, claim = CLAIM) {
  const plan = sequentialPlan(claim);
  const lot = Array.from({ length: claim.population }, (_, i) => i < defective);
  const order = shuffled(seededGenerator(seed), lot);
  let state = startSequentialCheck(plan);
  let everLeftOut = false;
  let stoppedAt: number | undefined;
  for (const flag of order) {
    state = continueSequentialCheck(plan, state, flag);
    if (defective < state.fewest || defective > state.most) everLeftOut = true;
    if (state.verdict !== 'continue') stoppedAt ??= state.sampled;
  }
  return { state, everLeftOut, stoppedAt };
}

test('nothing is known at the start, everything after a full count', () => {
  const start = startSequentialCheck(sequentialPlan(CLAIM));
  expect(start).toMatchObject({ fewest: 0, most: 400, verdict: 'continue' });
  const { state } = run(7, 'full');
  expect(state.sampled).toBe(400);
  expect([state.fewest, state.most]).toEqual([7, 7]);
});

test('the sequence only ever narrows, and the first verdict stands', () => {
  const plan = sequentialPlan(CLAIM);
  let state = startSequentialCheck(plan);
  const random = seededGenerator(12);
  for (let i = 0; i < 200; i += 1) {
    const next = continueSequentialCheck(plan, state, random.uniform() < 0.02);
    expect(next.fewest).toBeGreaterThanOrEqual(state.fewest);
    expect(next.most).toBeLessThanOrEqual(state.most);
    if (state.verdict !== 'continue') expect(next.verdict).toBe(state.verdict);
    state = next;
  }
});

test('findings at once and one by one give the same', () => {
  const plan = sequentialPlan(CLAIM);
  const findings = Array.from({ length: 120 }, (_, i) => i % 40 === 7);
  let state = startSequentialCheck(plan);
  for (const finding of findings) state = continueSequentialCheck(plan, state, finding);
  const { fewest, most, verdict } = state;
  expect(sequentialCheck(plan, findings)).toEqual({ fewest, most, verdict });
});

test('a clean lot is supported and a bad one refuted, both well before a full count', () => {
  const clean = run(0, 'clean');
  expect(clean.state.verdict).toBe('supported');
  expect(clean.stoppedAt).toBeLessThan(160);
  const bad = run(80, 'bad');
  expect(bad.state.verdict).toBe('refuted');
  expect(bad.stoppedAt).toBeLessThan(120);
});

test('simulation: looking after every item, the truth is ever left out at most at the stated rate', () => {
  const runs = 400;
  for (const defective of [0, 4, 12, 20]) {
    let left = 0;
    for (let i = 0; i < runs; i += 1)
      if (run(defective, `${defective}/${i}`).everLeftOut) left += 1;
    // Ville's inequality gives .05; three standard errors of 400 runs are .033.
    expect(left / runs).toBeLessThan(0.05 + 0.033);
  }
}, 60_000);

test('simulation: a claim that is just false is supported at most at the stated risk', () => {
  let supported = 0;
  const runs = 800;
  for (let i = 0; i < runs; i += 1) {
    if (run(20, `limit/${i}`).state.verdict === 'supported') supported += 1;
  }
  expect(supported / runs).toBeLessThan(0.05);
}, 60_000);

test('a clean lot is decided after at most half as much again as a fixed plan that forgives little', () => {
  const plan = sequentialPlan(CLAIM);
  expect(plan.prior.defective / (plan.prior.defective + plan.prior.sound)).toBeLessThan(0.05);
  const fixed = spotCheckPlanFor(CLAIM, 0.005, 0.9);
  if (!fixed.ok) throw new Error(fixed.error);
  const stops: number[] = [];
  for (let i = 0; i < 200; i += 1) stops.push(run(0, `stop/${i}`).stoppedAt ?? 400);
  const mean = stops.reduce((sum, n) => sum + n, 0) / stops.length;
  expect(mean).toBeLessThan(1.5 * fixed.value.sample);
});
