import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { continueAs, signOut, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterAll(() => world?.close());

type Watched = Window & { seenStates?: { sync: string; notice: string }[] };

/** Runs in the page, before anything of it: a browser that keeps nothing. */
function keepNothing(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('Storage is off', 'SecurityError');
  };
}

/** What a person sees of the work's whereabouts, each time it looks another way. */
function watchStates(): void {
  const seen: { sync: string; notice: string }[] = [];
  (window as Watched).seenStates = seen;
  const look = () => {
    const sync = document.querySelector('[role="status"][aria-label="Sync"]')?.textContent ?? '';
    const notice = document.querySelector('[data-tone][aria-live]')?.textContent ?? '';
    const now = { sync: sync.replace(/\d.*/, '').trim(), notice };
    if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
  };
  setInterval(look, 20);
  look();
}

/** Another task may stand ready behind this one, with the same notice. */
const says = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).filter({ visible: true }).waitFor();
const KEEPS_NOTHING = 'This browser keeps nothing, as in a private window.';
const justification = (page: Page) => page.getByRole('textbox', { name: 'Justification' });

test('in a window that keeps nothing the screen says so once, and the server has the work', async () => {
  const { page } = await world.person();
  await page.addInitScript(keepNothing);
  await continueAs(page, world.url, 'expert');
  await says(page, KEEPS_NOTHING);
  await page.evaluate(watchStates);
  // Far from the server, so that somebody types on before any save is answered.
  await page.route(/\/draft$/, async (route) => {
    await new Promise((next) => setTimeout(next, 300));
    await route.continue();
  });
  const sentence = 'The bridge counts the leases twice, and the pension deficit not at all. ';
  for (let burst = 0; burst < 3; burst++) {
    await justification(page).focus();
    await page.keyboard.type(sentence, { delay: 60 });
    await page.waitForTimeout(3500);
  }
  const seen = await page.evaluate(() => (window as Watched).seenStates ?? []);
  // Nothing flickers while somebody types: not saved, then saved, once with each sentence. A
  // machine that stalls in the middle of one may show one more.
  const syncs = seen.map((each) => each.sync).filter((each, at, all) => each !== all[at - 1]);
  const words = ['Not saved · this browser keeps nothing', 'Saved'];
  expect(new Set(syncs)).toEqual(new Set(words));
  expect(syncs.length).toBeLessThanOrEqual(1 + 2 * 4);
  expect(new Set(seen.map((each) => each.notice)).size).toBe(1);
  await page.reload();
  await justification(page).waitFor();
  await expect.poll(() => justification(page).inputValue()).toBe(sentence.repeat(3));
  await signOut(page);
  expect(world.faults).toEqual([]);
});

test('without a server either, it says that only this tab has the work', async () => {
  const { context, page } = await world.person();
  await page.addInitScript(keepNothing);
  await continueAs(page, world.url, 'expert');
  await says(page, KEEPS_NOTHING);
  await context.setOffline(true);
  await justification(page).focus();
  await page.keyboard.type('Nobody else has this.');
  await says(page, 'The last changes exist only in this tab.');
  await context.setOffline(false);
  await says(page, KEEPS_NOTHING);
  await page.getByRole('status', { name: 'Sync' }).getByText('Saved').waitFor();
});
