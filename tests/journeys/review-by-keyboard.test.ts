import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld({ sampleWork: true });
}, 300_000);
afterEach(() => world.close());

const patient = { timeout: 30_000 };
const look = (page: Page, name: string) => lookAt(page, name, 'KEYBOARD_SHOTS');

test('one submission is reviewed and returned, the next accepted, without a pointer', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'reviewer');
  const queue = page.getByRole('region', { name: 'Queue' });
  await queue.getByText('Sample colleague').first().waitFor(patient);
  const began = Date.now();
  await page.keyboard.press('Shift+J');
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor(patient);
  await look(page, 'open');
  // To the fifth criterion, to response B, and a comment on that verdict.
  for (const key of ['j', 'j', 'j', 'j', ']', 'c']) await page.keyboard.press(key);
  const comment = page.getByRole('textbox', { name: /^Comment on 5 · [A-C]$/ });
  await comment.waitFor(patient);
  await page.keyboard.type('The deficit is taken before tax here.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Return, 1 comment' }).waitFor(patient);
  await look(page, 'comment');
  await page.keyboard.press('Shift+R');
  await page.getByRole('button', { name: 'Return', exact: true }).waitFor(patient);
  await page.keyboard.press('Shift+A');
  await page.getByRole('heading', { name: 'Nothing waits for review' }).waitFor(patient);
  const seconds = (Date.now() - began) / 1000;
  console.info(`Two submissions reviewed with 13 keys and one sentence in ${seconds.toFixed(1)} s`);
  expect(world.faults).toEqual([]);
  await context.close();
});

test('criteria change their order by keys and by dragging, and undo takes each back', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'reviewer');
  await page.getByRole('link', { name: 'Rubrics' }).click();
  await page.getByRole('table', { name: 'Rubrics' }).getByRole('button').first().click(patient);
  const table = page.getByRole('table', { name: 'Criteria' });
  await table.waitFor(patient);
  const order = () =>
    table
      .locator('[data-criterion-row]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-criterion-row')));
  const before = await order();
  const [first, second, third] = before;
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(async () => (await order()).slice(0, 3), patient)
    .toEqual([second, first, third]);

  const grips = table.locator('[data-grip]');
  const from = await grips.nth(0).boundingBox();
  const to = await grips.nth(2).boundingBox();
  if (!from || !to) throw new Error('The grips are not drawn');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => (await order()).indexOf(second ?? null), patient).toBe(2);
  await look(page, 'order');

  const undo = page.getByRole('button', { name: 'Undo' });
  await expect
    .poll(async () => {
      if (await undo.isEnabled()) await undo.click();
      return order();
    }, patient)
    .toEqual(before);
  expect(world.faults).toEqual([]);
  await context.close();
});
