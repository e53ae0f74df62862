import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { openRubricEditor, rubricHeld } from './rubric-editor-pages.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld({ sampleWork: true });
}, 300_000);
afterAll(() => world.close());

const patient = { timeout: 30_000 };
const text = (page: Page, number: number) =>
  page.getByRole('textbox', { name: `Text of criterion ${number}` });

test('two people publish a rubric: the second brings both together, and nobody’s words are lost', async () => {
  const lead = await openRubricEditor(world, 'lead');
  const reviewer = await openRubricEditor(world, 'reviewer');
  const [second, third] = [await wordingOf(lead, 2), await wordingOf(lead, 3)];
  await reword(lead, 2, `${second} As the lead says.`);
  await reword(lead, 3, `${third} As both say.`);
  await reword(reviewer, 1, 'Names the enterprise value, to the nearest million.');
  await reword(reviewer, 3, 'Names the net debt that it deducts, in millions.');

  await publish(lead, 2);
  await lead.getByRole('dialog', { name: 'v2 is published' }).waitFor(patient);

  // The reviewer's publishing meets it: nothing is written, and the dialog says what is kept.
  const dialog = reviewer.getByRole('dialog', { name: 'Publish v2?' });
  await publish(reviewer, 2);
  await dialog.getByRole('alert').getByText('Your edits are kept here').waitFor(patient);
  await dialog.getByRole('button', { name: 'Publish v2' }).waitFor({ state: 'detached' });
  expect((await rubricHeld(reviewer)).version).toBe(2);
  await lookAt(reviewer, 'overtaken', 'CONFLICT_SHOTS');

  await dialog.getByRole('button', { name: 'Bring together' }).click();
  const next = reviewer.getByRole('dialog', { name: 'Publish v3?' });
  const status = next.getByRole('status');
  await status
    .getByText('v2 changed 2 criteria, and your edits now stand on top of it.', { exact: false })
    .waitFor(patient);
  expect(await status.textContent()).toContain(
    'Both of you changed criterion 3: yours stands. Look at it before you publish; theirs is kept as v2.',
  );
  await lookAt(reviewer, 'together', 'CONFLICT_SHOTS');

  // Back in the editor each criterion reads as it was said.
  await next.getByRole('button', { name: 'Go on editing' }).click();
  expect(await wordingOf(reviewer, 1)).toBe('Names the enterprise value, to the nearest million.');
  expect(await wordingOf(reviewer, 2)).toBe(`${second} As the lead says.`);
  expect(await wordingOf(reviewer, 3)).toBe('Names the net debt that it deducts, in millions.');
  await publish(reviewer, 3);
  await reviewer.getByRole('dialog', { name: 'v3 is published' }).waitFor(patient);
  expect((await rubricHeld(reviewer)).version).toBe(3);

  // The lead, who has no edits open any more, reads v3 without a question.
  await lead.getByRole('button', { name: 'Close' }).click();
  await lead.reload();
  expect(await wordingOf(lead, 3)).toBe('Names the net debt that it deducts, in millions.');
  // Chromium reports the publishing that was refused.
  expect(world.faults.filter((each) => !each.includes('412'))).toEqual([]);
});

/** Opens a criterion in the table and reads its text. */
async function wordingOf(page: Page, number: number): Promise<string> {
  await open(page, number);
  return text(page, number).inputValue();
}

async function reword(page: Page, number: number, wording: string): Promise<void> {
  await open(page, number);
  await text(page, number).fill(wording);
}

async function open(page: Page, number: number): Promise<void> {
  const rows = page.getByRole('table', { name: 'Criteria' }).locator('[data-criterion-row]');
  const closed = rows
    .nth(number - 1)
    .getByRole('rowheader')
    .getByRole('button');
  await text(page, number).or(closed).first().waitFor(patient);
  if (await closed.isVisible()) await closed.click();
  await text(page, number).waitFor(patient);
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Publish v${version}`) }).click(patient);
  await page
    .getByRole('dialog', { name: `Publish v${version}?` })
    .getByRole('button', { name: `Publish v${version}` })
    .click(patient);
}
