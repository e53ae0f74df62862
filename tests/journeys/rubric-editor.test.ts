import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRubricEditor, rubricHeld } from './rubric-editor-pages.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld({ sampleWork: true });
}, 300_000);
afterAll(() => world.close());

const patient = { timeout: 30_000 };
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Criterion' });

test('a criterion is written, bound to another, sourced, moved and published with the keys alone', async () => {
  const page = await openRubricEditor(world, 'reviewer');
  const table = page.getByRole('table', { name: 'Criteria' });
  const order = () =>
    table
      .locator('[data-criterion-row]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-criterion-row')));
  const before = await order();

  // A adds behind the current criterion and stands in its text.
  await page.keyboard.press('a');
  await page.getByRole('textbox', { name: 'Text of criterion 2' }).waitFor(patient);
  await page.keyboard.type('Names the auditor of the accounts.');
  const added = (await order())[1];

  // F6 leads to the inspector, Tab through its fields.
  await page.keyboard.press('F6');
  await tabTo(page, 'Applies only if these are met');
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor(patient);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await inspector(page).getByText('Only if 1 met').waitFor(patient);
  await tabTo(page, /^Title, section, why it matters/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Sources');
  await page.keyboard.type('Annual report, p. 3');

  // The grip moves by an arrow, with Alt or without, one place each.
  await page
    .getByRole('row', { name: /Names the auditor/ })
    .locator('[data-grip]')
    .focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await order()).indexOf(added ?? ''), patient).toBe(2);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await order()).indexOf(added ?? ''), patient).toBe(3);
  expect((await order()).filter((id) => id !== added)).toEqual(before);

  await tabTo(page, /^Publish v2/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Publish v2?' });
  await dialog.waitFor(patient);
  // The dialog stands on its main button.
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'v2 is published' }).waitFor(patient);
  const { criteria } = await rubricHeld(page);
  expect(criteria[3]).toMatchObject({
    text: 'Names the auditor of the accounts.',
    dependsOn: [before[0]],
    sources: ['Annual report, p. 3'],
  });
  expect(world.faults).toEqual([]);
});

test('a lead switches a rule off for the project, and it is silent in the editor', async () => {
  const lead = await openRubricEditor(world, 'lead');
  await lead.getByRole('textbox', { name: 'Text of criterion 1' }).fill('Gives a good range.');
  const finding = inspector(lead).getByRole('heading', { name: 'Vague word' });
  await finding.waitFor(patient);

  const rules = await lead.context().newPage();
  await rules.goto(`${world.url}/p/sample/rubrics?view=rules`);
  const vague = rules.getByRole('checkbox', { name: 'Vague word' });
  await vague.focus(patient);
  await rules.keyboard.press('Space');
  await expect.poll(() => vague.isChecked(), patient).toBe(false);
  await expect.poll(() => vague.isEnabled(), patient).toBe(true);

  // The edit is still there, kept on the device; the finding is not.
  await lead.reload();
  await lead.getByRole('table', { name: 'Criteria' }).waitFor(patient);
  await lead.getByText('Gives a good range.').first().waitFor(patient);
  expect(await finding.count()).toBe(0);
  expect(await lead.getByText('Vague word').count()).toBe(0);
  // Reviewers read the rules, and may not switch them.
  const reviewer = await openRubricEditor(world, 'reviewer');
  await reviewer.goto(`${world.url}/p/sample/rubrics?view=rules`);
  const theirs = reviewer.getByRole('checkbox', { name: 'Vague word' });
  await theirs.waitFor(patient);
  expect([await theirs.isChecked(), await theirs.isDisabled()]).toEqual([false, true]);
  expect(world.faults).toEqual([]);
});

/** Goes on with a key until what has the focus is called so. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let at = 0; at < 120; at += 1) {
    await page.keyboard.press(key);
    const called = await page.evaluate(() => {
      const focused = document.activeElement;
      const label = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
      return (
        focused?.getAttribute('aria-label') ??
        (label ? focused.labels?.[0]?.textContent : focused?.textContent) ??
        ''
      );
    });
    if (typeof name === 'string' ? called === name : name.test(called)) return;
  }
  throw new Error(`The key ${key} does not lead to ${String(name)}`);
}
