import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { fieldName } from '#domain/draft/field-name.ts';
import { rowsOf } from './device-log.ts';
import { faultWorld, type FaultWorld } from './fault-world.ts';
import { GradeExpert } from './grade-expert.ts';

vi.setConfig({ testTimeout: 24 * 3_600_000, hookTimeout: 300_000 });

/** The soak types for hours; every run types long enough that the log is pruned once. */
const minutes = Number(process.env['FAULT_TYPING_MINUTES'] ?? 0.5);
const sentence = 'Free cash flow is what is left after the capital that keeps the plant alive. ';
/** After so many sentences the text is deleted and begun anew, so that only leaks can grow. */
const sentencesKept = 12;
/** Behind the server's state the log keeps rows for undo, up to twice this many (draft-log.ts). */
const undoRows = 300;

let world: FaultWorld;
beforeAll(async () => {
  world = await faultWorld('product');
});
afterAll(async () => {
  await world.close();
});

test(`row 20: ${minutes} minutes of typing leave the page's memory and the device's log flat`, async () => {
  const context = await world.device({ viewport: { width: 1440, height: 900 } });
  const expert = await GradeExpert.sitDown(context, world.proxy.url);
  const cdp = await context.newCDPSession(expert.page);
  await expert.clear();
  let sentences = 0;
  const typeFor = async (share: number) => {
    const until = performance.now() + minutes * 60_000 * share;
    do {
      if (sentences === sentencesKept) {
        await expert.clear();
        sentences = 0;
      }
      await expert.type(sentence, 5);
      sentences += 1;
    } while (performance.now() < until);
  };
  await typeFor(1 / 3);
  const early = await heapMegabytes(cdp);
  await typeFor(2 / 3);
  await expert.seesSaved();
  const late = await heapMegabytes(cdp);

  expect(await onServer()).toBe(sentence.repeat(sentences));
  // A leaked copy of the text for each key would be tens of megabytes within minutes.
  expect(late, `${early.toFixed(1)} MB after a third`).toBeLessThan(early * 1.1 + 8);
  expect((await rowsOf(expert.page, ['edits'])).length).toBeLessThanOrEqual(2 * undoRows + 100);
  await context.close();
});

async function heapMegabytes(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}

async function onServer(): Promise<string> {
  const { fields } = await (await world.server.witness()).draft();
  return String(fields[fieldName({ kind: 'text', question: 'Justification' })] ?? '');
}
