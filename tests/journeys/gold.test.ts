import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

const shots = process.env['GOLD_SHOTS'];
const patience = 60_000;
const REASON = 'The first response carries the bridge from EBITDA to net debt.';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterEach(() => world?.close());

/** Serious and critical violations of WCAG 2.2 AA; pictures where a folder is named. */
async function look(page: Page, name: string): Promise<void> {
  if (shots) {
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(200);
        await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` });
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => [name, id, nodes.map((node) => node.html)])).toEqual([]);
}

/** Opens a task by its place in the list and answers its verdicts with one key. */
async function markWithVerdicts(lead: Page, use: 'Onboarding' | 'Hidden', nth: number) {
  await lead.getByRole('button', { name: 'Mark a task as gold' }).click({ timeout: patience });
  const picker = lead.getByRole('dialog', { name: 'Which task is to be gold?' });
  await picker.getByRole('table', { name: 'Tasks' }).getByRole('button').nth(nth).click();
  const rubric = lead.getByRole('region', { name: 'Rubric' });
  await rubric.waitFor({ timeout: patience });
  const count =
    (await rubric
      .getByText(/^\d+ of \d+/)
      .first()
      .textContent()) ?? '';
  const total = Number(/of (\d+)/.exec(count)?.[1]);
  for (let given = 0; given < total; given += 1) await lead.keyboard.press('y');
  await lead.getByRole('button', { name: 'Mark as gold…' }).click();
  const dialog = lead.getByRole('dialog', { name: 'Mark as gold' });
  await dialog.getByRole('radio', { name: 'What you graded here' }).waitFor();
  await dialog.getByRole('radio', { name: new RegExp(use) }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON);
  if (nth === 0) await look(lead, 'mark');
  await dialog.getByRole('button', { name: 'Mark as gold', exact: true }).click();
  await lead.getByRole('table', { name: 'Gold items' }).waitFor({ timeout: patience });
}

/** Answers everything that is open in the task, every verdict with `key`, and submits it. */
async function gradeAll(expert: Page, key: 'y' | 'n'): Promise<void> {
  const rubric = expert.getByRole('region', { name: 'Rubric' });
  await rubric.waitFor({ timeout: patience });
  const title = await expert.getByRole('heading', { level: 1 }).textContent();
  const count =
    (await rubric
      .getByText(/^\d+ of \d+/)
      .first()
      .textContent()) ?? '';
  const total = Number(/of (\d+)/.exec(count)?.[1]);
  for (let given = 0; given < total; given += 1) await expert.keyboard.press(key);
  const responses = await expert.getByRole('region', { name: /^Response [A-Z]$/ }).count();
  if (responses <= 2) await expert.keyboard.press('4');
  else {
    for (let place = 1; place <= responses; place += 1) {
      await expert.keyboard.press('1');
      await expert.keyboard.press(']');
    }
  }
  await expert.getByRole('textbox', { name: 'Justification' }).fill('As I read it.');
  await expert.getByRole('button', { name: 'Submit' }).click();
  await expert.waitForFunction(
    (before) => document.querySelector('h1')?.textContent !== before,
    title,
    { timeout: patience },
  );
}

test('a lead marks gold; an expert fails the onboarding, reads why, and is let in', async () => {
  const { page: lead } = await world.person();
  await continueAs(lead, world.url, 'lead');
  const quality = `${world.url}/p/sample/quality?view=gold`;
  await lead.goto(quality);
  await lead.getByRole('heading', { name: 'No task is gold yet' }).waitFor({ timeout: patience });
  await look(lead, 'empty');
  await markWithVerdicts(lead, 'Onboarding', 0);
  await markWithVerdicts(lead, 'Hidden', 1);
  await lead.getByRole('textbox', { name: 'Pass mark' }).fill('100');
  await lead.getByRole('button', { name: 'Save' }).click();
  await lead.getByText(/grades 1 onboarding item before .* Saved\./).waitFor();
  await look(lead, 'gold');

  const { page: expert } = await world.person();
  const received: string[] = [];
  expert.on('response', (response) => {
    if (!/\/api\//.test(response.url()) || /own-/.test(response.url())) return;
    void response.text().then(
      (text) => received.push(text),
      () => undefined,
    );
  });
  await continueAs(expert, world.url, 'expert');
  await gradeAll(expert, 'n');
  await expert
    .getByRole('heading', { name: 'You are not given paid work here for now' })
    .waitFor({ timeout: patience });
  expect(received.join('\n')).not.toContain(REASON);
  await expert
    .getByText(/^0 of the 1 onboarding items were as expected, and 1 had to be/)
    .waitFor();
  await look(expert, 'not-qualified');
  await expert.getByRole('button', { name: 'Open my scorecard' }).click();
  await expert.getByText('No paid work for now').waitFor({ timeout: patience });
  await expert.getByText(REASON).waitFor();
  await expert.getByText(/verdicts differ/).waitFor();
  await look(expert, 'scorecard');

  await lead.goto(quality);
  await lead.getByRole('button', { name: /^Decide about/ }).click({ timeout: patience });
  const decide = lead.getByRole('dialog', { name: /on gold$/ });
  await look(lead, 'decide');
  await decide.getByRole('button', { name: 'Let them work' }).click();
  await decide.getByText('Say why, in a sentence they can use.').waitFor();
  await decide.getByRole('textbox', { name: 'Note to them' }).fill('We went through it together.');
  await decide.getByRole('button', { name: 'Let them work' }).click();
  await decide.waitFor({ state: 'detached' });
  await lead.getByText('let in by a lead').waitFor({ timeout: patience });

  // From the account menu, as anybody finds it.
  await expert.goto(`${world.url}/p/sample/grade`);
  await expert.getByRole('region', { name: 'Rubric' }).waitFor({ timeout: patience });
  await expert.getByRole('button', { name: /^Account/ }).click();
  await expert.getByRole('menuitem', { name: 'My scorecard' }).click();
  await expert.getByText('We went through it together.').waitFor({ timeout: patience });
  // The lead sees the same figures of everybody.
  await lead.goto(`${world.url}/p/sample/quality?view=scorecards`);
  await lead.getByRole('table', { name: 'Scorecards' }).waitFor({ timeout: patience });
  await lead
    .getByRole('table', { name: 'Reliability' })
    .getByRole('rowheader', { name: 'Rubric' })
    .waitFor();
  await look(lead, 'scorecards');
  // A refusal is an answer, which Chromium's console reports as an error.
  expect(world.faults.filter((fault) => !/status of 403/.test(fault))).toEqual([]);
}, 600_000);
