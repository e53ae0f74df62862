import { expect, test } from 'vitest';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { shuffled } from '#domain/probability/random-draw.ts';
import type { CheckStratum } from './check-stratum.ts';
import { drawCheck, planCheck } from './draw-check.ts';
import { spotCheckClaim, type SpotCheckClaim } from './spot-check-claim.ts';
import type { LotItem } from './defect-row.ts';
import { spotCheckReport } from './spot-check-report.ts';

const strataNames: CheckStratum[] = ['new-expert', 'fast', 'rest'];

/** A lot of `size` items in three strata of unequal size, e0 … e4 in turn. */
function lotOf(size: number): Map<string, CheckStratum> {
  return new Map(
    Array.from({ length: size }, (_, index) => [
      `i${index}`,
      strataNames[index % 10 < 2 ? 0 : index % 10 < 3 ? 1 : 2] ?? 'rest',
    ]),
  );
}

function run(
  claim: SpotCheckClaim,
  strata: ReadonlyMap<string, CheckStratum>,
  seed: string,
  isDefective: (id: string) => boolean,
  regraded = Infinity,
) {
  const plan = planCheck(claim, strata);
  if (!plan.ok) throw new Error(plan.error);
  const places = new Map(drawCheck(claim, strata, plan.value, seed).map((id, at) => [id, at]));
  const lot = [...strata].map(([id, stratum], index): LotItem => {
    const place = places.get(id) ?? null;
    const isIn = place !== null && place < regraded;
    return {
      stratum,
      expertId: `e${index % 5}`,
      place,
      defective: isIn ? isDefective(id) : null,
    };
  });
  return { plan: plan.value, report: spotCheckReport(claim, lot) };
}

test('a clean draw of the planned size supports the claim, and one defect more than allowed does not', () => {
  const claim = spotCheckClaim.parse({ limit: 0.05, accept: 1 });
  const strata = lotOf(600);
  const clean = run(claim, strata, 's', () => false);
  expect(clean.report.verdict).toBe('supported');
  expect(clean.report.upper).toBeLessThan(0.05);
  expect(clean.report.drawn).toBe(clean.plan.sample);
  let given = 0;
  const two = run(claim, strata, 's', () => (given += 1) <= 2);
  expect(two.report).toMatchObject({ defects: 2, verdict: 'not-supported' });
  expect(two.report.upper).toBeGreaterThanOrEqual(0.05);
});

test('before the draw is complete there is no interval, only what is left', () => {
  const claim = spotCheckClaim.parse({ limit: 0.05 });
  const { report, plan } = run(claim, lotOf(400), 's', () => false, 10);
  expect(report).toMatchObject({ verdict: 'undecided', regraded: 10, interval: null, rate: null });
  expect(report.more.clean).toBe(plan.sample - 10);
  expect(report.strata.every(({ interval }) => interval === null)).toBe(true);
});

test('a regrade that came in before its turn waits for it', () => {
  const claim = spotCheckClaim.parse({ limit: 0.1, mode: 'sequential' });
  const item = (place: number, defective: boolean | null): LotItem => ({
    stratum: 'rest',
    expertId: 'e',
    place,
    defective,
  });
  const lot = [item(0, false), item(1, null), item(2, true), item(3, false)];
  expect(spotCheckReport(claim, lot)).toMatchObject({ regraded: 1, defects: 0 });
});

test('where the rate is at the limit, at most 1 in 20 checks supports the claim, in both modes', () => {
  for (const mode of ['stratified', 'sequential'] as const) {
    const claim = spotCheckClaim.parse({ limit: 0.05, mode, accept: 1 });
    const strata = lotOf(300);
    const random = seededGenerator(mode);
    const runs = 400;
    let supported = 0;
    for (let n = 0; n < runs; n += 1) {
      // Exactly 15 of 300 are defective; the worst spread for the bound: all in the thin stratum.
      const rest = [...strata].filter(([, each]) => each === 'rest').map(([id]) => id);
      const bad = new Set(shuffled(random, rest).slice(0, 15));
      const { report } = run(claim, strata, `${mode}${n}`, (id) => bad.has(id));
      if (report.verdict === 'supported') supported += 1;
    }
    // 0.05 and three standard errors of a simulation of 400.
    expect(supported / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
  }
});

test('a sequential check says how many clean items decide it, and keeps its word', () => {
  const claim = spotCheckClaim.parse({ limit: 0.05, mode: 'sequential' });
  const strata = lotOf(500);
  const started = run(claim, strata, 's', () => false, 20);
  expect(started.report.verdict).toBe('undecided');
  const more = started.report.more.clean ?? 0;
  expect(run(claim, strata, 's', () => false, 20 + more).report.verdict).toBe('supported');
  expect(run(claim, strata, 's', () => false, 20 + more - 1).report.verdict).toBe('undecided');
  expect(started.report.more.afterOneDefect).toBeGreaterThan(more);
});
