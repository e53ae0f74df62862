import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { faultPlan, planWords } from './fault-plan.ts';
import { productWorlds, type FaultWorld } from './fault-world.ts';
import { runPlan } from './run-plan.ts';
import { seededChance } from './seeded-chance.ts';

/** FAULT_PLANS=200 in CI; FAULT_SEED=… FAULT_PLANS=1 plays one failing seed again. */
const plans = Number(process.env['FAULT_PLANS'] ?? 25);
const firstSeed = Number(process.env['FAULT_SEED'] ?? 1);
/** A plan mostly waits, for a server to start or a page to try again: several share the machine. */
const lanes = Math.min(plans, Number(process.env['FAULT_LANES'] ?? 3));
/** A slow machine plays fewer plans and says so, rather than none to the end. */
const minutes = Number(process.env['FAULT_MINUTES'] ?? Infinity);

vi.setConfig({ testTimeout: 24 * 3_600_000, hookTimeout: 300_000, maxConcurrency: lanes });

const worlds: FaultWorld[] = [];
const free: FaultWorld[] = [];
let startedAt = 0;
beforeAll(async () => {
  startedAt = Date.now();
  worlds.push(...(await productWorlds(lanes)));
  free.push(...worlds);
});
afterAll(async () => {
  for (const world of worlds) await world.close();
});

describe(
  'what was typed is on the screen, the server and in the history',
  { concurrent: true },
  () => {
    const seeds = Array.from({ length: plans }, (_, at) => firstSeed + at);
    test.for(seeds)('after the faults of plan %i', async (seed, { skip }) => {
      if (Date.now() - startedAt > minutes * 60_000) skip(`${minutes} minutes are over`);
      const steps = faultPlan(seededChance(seed));
      const world = await freeWorld();
      try {
        await runPlan(world, steps);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        expect.fail(`FAULT_SEED=${seed} FAULT_PLANS=1 (${planWords(steps)}): ${message}`);
      } finally {
        world.proxy.heal();
        for (const context of world.browser.contexts()) await context.close();
        free.push(world);
      }
    });
  },
);

async function freeWorld(): Promise<FaultWorld> {
  for (;;) {
    const world = free.pop();
    if (world) return world;
    await new Promise((next) => setTimeout(next, 50));
  }
}
