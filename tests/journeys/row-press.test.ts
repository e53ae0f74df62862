import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRubricEditor } from './rubric-editor-pages.ts';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterAll(() => world.close());

const patient = { timeout: 30_000 };
const marked = (page: Page) => page.evaluate(() => window.getSelection()?.toString() ?? '');

test('in the rubric editor a press beside the words makes a criterion current, marking words does not', async () => {
  const page = await openRubricEditor(world, 'reviewer');
  const rows = page.getByRole('table', { name: 'Criteria' }).locator('[data-criterion-row]');
  const [third, fourth] = [rows.nth(2), rows.nth(3)];
  await third.locator('[data-points]').click();
  await expect.poll(() => third.getAttribute('aria-current'), patient).toBe('true');
  await page.getByRole('textbox', { name: 'Text of criterion 3' }).waitFor(patient);

  const points = fourth.locator('[data-points]');
  const words = (await points.textContent()) ?? '';
  await drawOver(page, points);
  expect((await marked(page)).trim()).toBe(words);
  expect(await fourth.getAttribute('aria-current')).toBeNull();
  // Without marked words the same place is a press.
  await page.evaluate(() => window.getSelection()?.removeAllRanges());
  await points.click();
  await expect.poll(() => fourth.getAttribute('aria-current'), patient).toBe('true');
  expect(world.faults).toEqual([]);
});

test('in Grade a press on the points opens the criterion', async () => {
  const { page } = await world.person();
  await continueAs(page, world.url, 'expert');
  const rubric = page.getByRole('region', { name: 'Rubric', exact: true });
  const row = rubric.locator('li[data-row]').nth(2);
  await row.waitFor(patient);
  const id = await row.getAttribute('data-criterion');
  const number = await row.locator('[data-number]').textContent();
  await rubric.locator(`li[data-criterion="${id}"] [data-points]`).click();
  await rubric
    .getByRole('button', { name: new RegExp(`^${number} `), expanded: true })
    .waitFor(patient);
  expect(world.faults).toEqual([]);
});

/** With the pointer held down from the left end of an element to its right end. */
async function drawOver(page: Page, target: Locator): Promise<void> {
  const words = await target.evaluate((element) => {
    const range = new Range();
    range.selectNodeContents(element);
    const { left, right, top, height } = range.getBoundingClientRect();
    return { left, right, middle: top + height / 2 };
  });
  await page.mouse.move(words.left + 1, words.middle);
  await page.mouse.down();
  await page.mouse.move(words.right + 2, words.middle, { steps: 5 });
  await page.mouse.up();
}
