import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fieldName } from '#domain/draft/field-name.ts';
import { killableBrowser } from './fault-browser.ts';
import { faultWorld, type FaultWorld } from './fault-world.ts';
import { GradeExpert } from './grade-expert.ts';
import { seededChance } from './seeded-chance.ts';

vi.setConfig({ testTimeout: 24 * 3_600_000, hookTimeout: 300_000 });

/** Of each kind; the long runs of CI and by hand ask for more. */
const kills = Number(process.env['FAULT_KILLS'] ?? 3);
const seed = Number(process.env['FAULT_SEED'] ?? 20261124);

let world: FaultWorld;
beforeAll(async () => {
  world = await faultWorld('product');
});
afterAll(async () => {
  await world.close();
});

const justification = fieldName({ kind: 'text', question: 'Justification' });
const viewport = { width: 1440, height: 900 };
const sentence = 'Net debt is the gross debt less the cash that is free to repay it. ';

test(`row 1: ${kills} browsers are killed in mid-sentence and lose at most the last 250 ms`, async () => {
  const chance = seededChance(seed);
  for (let kill = 0; kill < kills; kill++) {
    const browser = await killableBrowser();
    try {
      const expert = await sitDown(browser.context);
      world.proxy.down = chance() < 0.5;
      const typing = expert.type(sentence.repeat(3), 8).catch(() => {});
      await new Promise((done) => setTimeout(done, 300 + chance() * 2000));
      const killedAt = performance.now();
      await browser.kill();
      await typing;
      world.proxy.down = false;
      const again = await GradeExpert.sitDown(await browser.relaunch(), world.proxy.url);
      const text = await again.text();
      const label = `seed ${seed}, kill ${kill}`;
      expect(sentence.repeat(3).startsWith(text), `${label}: ${text}`).toBe(true);
      const promised = expert.typedBefore(killedAt, 250);
      expect(text.length, `${label}: lost more than 250 ms`).toBeGreaterThanOrEqual(
        promised.length,
      );
      await expect.poll(onServer, { timeout: 20_000, message: label }).toBe(text);
      await again.seesSaved();
    } finally {
      await browser.close();
    }
  }
});

test(`row 13: ${kills} servers are killed while typing, and everything is there afterwards`, async () => {
  const chance = seededChance(seed + 1);
  const context = await world.device({ viewport });
  const expert = await sitDown(context);
  for (let kill = 0; kill < kills; kill++) {
    const typing = expert.type(sentence, 20);
    await new Promise((done) => setTimeout(done, chance() * 1500));
    // What the server had before the kill, it must have after it.
    const before = await onServer();
    await world.server.kill();
    await new Promise((done) => setTimeout(done, chance() * 500));
    await world.server.start();
    expect((await onServer()).startsWith(before)).toBe(true);
    await typing;
    const label = `seed ${seed}, kill ${kill}`;
    await expect.poll(onServer, { timeout: 30_000, message: label }).toBe(expert.everything());
    await expert.seesSaved();
  }
  await context.close();
});

/** At the product's Grade screen, with an empty justification. */
async function sitDown(context: BrowserContext): Promise<GradeExpert> {
  const expert = await GradeExpert.sitDown(context, world.proxy.url);
  await expert.clear();
  await expect.poll(onServer, { timeout: 20_000 }).toBe('');
  return expert;
}

async function onServer(): Promise<string> {
  const { fields } = await (await world.server.witness()).draft();
  return String(fields[justification] ?? '');
}
