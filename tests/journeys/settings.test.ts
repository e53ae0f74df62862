import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  continueAs,
  signInAs,
  signOut,
  touchstoneWorld,
  type TouchstoneWorld,
} from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
});
afterEach(async () => {
  await world.close();
});

const rubric = (page: Page) => page.getByRole('region', { name: 'Rubric' });
const questions = (page: Page) => page.getByRole('region', { name: 'Questions' });
const instructions = (page: Page) => page.getByRole('textbox', { name: 'Instructions' });
const sync = (page: Page) => page.getByRole('status', { name: 'Sync' });
const publishButton = (page: Page) => page.getByRole('button', { name: /^Publish v\d+…$/ });

async function openSettings(page: Page): Promise<void> {
  await continueAs(page, world.url, 'lead');
  await page.getByRole('link', { name: 'Settings' }).click();
  await instructions(page).waitFor();
}

async function append(page: Page, text: string): Promise<void> {
  await instructions(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

/** Grades the open task with every verdict met, and submits it. */
async function finishTask(page: Page): Promise<void> {
  await rubric(page).waitFor();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  const count = rubric(page)
    .getByText(/^\d+ of \d+/)
    .first();
  const total = Number(/of (\d+)/.exec((await count.textContent()) ?? '')?.[1]);
  for (let given = 0; given < total; given++) await page.keyboard.press('y');
  const responses = await page.getByRole('region', { name: /^Response [A-Z]$/ }).count();
  for (let place = 1; place <= responses; place++) {
    await page.keyboard.press(String(responses > 2 ? place : 4));
    if (responses > 2) await page.keyboard.press(']');
  }
  await page.keyboard.press('w');
  await page.keyboard.type('Both answer the question.');
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 15_000 })
    .not.toBe(title);
  await expect.poll(() => submitted(page), { timeout: 15_000 }).toBe(1);
}

const submitted = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { memberships } = await (await fetch('/api/session')).json();
    const path = `/api/projects/${memberships[0].projectId}/assignments`;
    const { assignments } = await (await fetch(path)).json();
    return assignments.filter((each: { state: string }) => each.state === 'submitted').length;
  });

test('a lead edits instructions and adds a question; the expert sees it, old answers stay under v1', async () => {
  const expert = await world.person();
  await continueAs(expert.page, world.url, 'expert');
  await finishTask(expert.page);

  const lead = await world.person();
  await openSettings(lead.page);
  await append(lead.page, '\n\nDo not look up the company.');
  await lead.page.getByRole('button', { name: 'Add question' }).click();
  await lead.page.getByRole('menuitem', { name: /^Rating/ }).click();
  const name = lead.page.getByRole('textbox', { name: 'Name', exact: true }).last();
  await name.fill('');

  // With something to mend, publishing leads to the place instead.
  await publishButton(lead.page).click();
  await lead.page.getByRole('button', { name: /it has no name; write one/ }).click();
  await expect.poll(() => name.evaluate((each) => each === document.activeElement)).toBe(true);
  await lead.page.keyboard.type('Clarity');
  await lead.page.getByRole('textbox', { name: 'Step 1' }).fill('needs rewriting');
  await lead.page.getByRole('checkbox', { name: 'Required before submit' }).check();

  // The preview is the real scoring zone, and follows.
  await questions(lead.page).getByText('Clarity').first().waitFor();
  // Moved by keyboard, the question stands before the justification.
  await lead.page.getByRole('button', { name: 'Move Clarity', exact: true }).focus();
  await lead.page.keyboard.press('ArrowUp');

  // Unpublished edits survive a reload.
  expect(await sync(lead.page).textContent()).toMatch(/^Kept on this device/);
  await lead.page.reload();
  await instructions(lead.page).waitFor();
  expect(await instructions(lead.page).inputValue()).toContain('Do not look up the company.');

  await publishButton(lead.page).click();
  const dialog = lead.page.getByRole('dialog', { name: 'Publish v2?' });
  const does = dialog.getByRole('list', { name: 'What it does' });
  await expect
    .poll(async () => does.textContent(), { timeout: 8000 })
    .toContain('2 open assignments finish under the version they began with');
  expect(await does.textContent()).toContain('Clarity will be empty on 1 finished item.');
  await dialog.getByRole('button', { name: 'Publish v2', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(async () => sync(lead.page).textContent(), { timeout: 8000 }).toMatch(/^Saved/);

  // What the expert holds ends as it began; what is claimed anew is asked the new question.
  expect(await questions(expert.page).getByText('Clarity').count()).toBe(0);
  await signOut(expert.page);
  await signInAs(expert.page, 'expert');
  await rubric(expert.page).waitFor();
  await questions(expert.page).getByText('Clarity').first().waitFor();
  await expert.page.keyboard.press('i');
  await expert.page.getByRole('dialog', { name: 'Instructions v2' }).waitFor();
  await expert.page.getByText('Do not look up the company.').waitFor();

  // The old answer stands under the version that it was given under.
  await lead.page.getByRole('button', { name: 'Version 1: what changed' }).click();
  await lead.page.getByText(/^1 answer and \d+ open assignments? under v1$/).waitFor();
  await lead.page.keyboard.press('Escape');
  await lead.page.getByRole('button', { name: 'Version 2: what changed' }).click();
  await lead.page.getByRole('dialog').getByText('Clarity is asked').waitFor();
  expect(world.faults).toEqual([]);
  await expert.context.close();
  await lead.context.close();
});

test('of two leads who edit the same version the second brings both together, and nothing is lost', async () => {
  const [one, two] = [await world.person(), await world.person()];
  await openSettings(one.page);
  await openSettings(two.page);
  await append(one.page, '\n\nWritten by the first.');
  await one.page.getByRole('spinbutton', { name: 'Skips a day' }).fill('4');

  await two.page.getByRole('spinbutton', { name: 'Experts a task' }).fill('3');
  await two.page.getByRole('spinbutton', { name: 'Skips a day' }).fill('6');
  await publishButton(two.page).click();
  await two.page.getByRole('button', { name: /^Publish v\d+$/ }).click();
  await expect.poll(async () => sync(two.page).textContent(), { timeout: 8000 }).toMatch(/^Saved/);

  await publishButton(one.page).click();
  await one.page.getByRole('button', { name: /^Publish v\d+$/ }).click();
  const newer = one.page.getByRole('dialog', { name: /published v\d+ while you edited v\d+/ });
  await newer.getByText('Experts a task: 3, was 2').waitFor();
  await newer.getByRole('radio', { name: 'Mine' }).check();
  await newer.getByRole('button', { name: 'Bring together' }).click();
  await newer.waitFor({ state: 'detached' });
  expect(await instructions(one.page).inputValue()).toContain('Written by the first.');
  const valueOf = (name: string) =>
    one.page.getByRole('spinbutton', { name, exact: true }).inputValue();
  expect(await valueOf('Experts a task')).toBe('3');
  expect(await valueOf('Skips a day')).toBe('4');

  await publishButton(one.page).click();
  await one.page.getByRole('button', { name: /^Publish v\d+$/ }).click();
  await expect.poll(async () => sync(one.page).textContent(), { timeout: 8000 }).toMatch(/^Saved/);
  await two.page.reload();
  await instructions(two.page).waitFor();
  await expect
    .poll(async () => instructions(two.page).inputValue(), { timeout: 8000 })
    .toContain('Written by the first.');
  await one.context.close();
  await two.context.close();
});

for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
  ] as const) {
    test(`axe finds nothing in the settings, ${scheme}, ${width} wide`, async () => {
      const { page, context } = await world.person({ width, height, scheme });
      await openSettings(page);
      await page.getByRole('button', { name: 'Add question' }).click();
      await page.getByRole('menuitem', { name: /^Highlight/ }).click();
      await page.getByRole('radio', { name: 'Else the project’s' }).check();
      await page.getByRole('button', { name: /^1 / }).first().click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await context.close();
    });
  }
}
