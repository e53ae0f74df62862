import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterEach(() => world.close());

const shots = process.env['PAY_SHOTS'];

async function look(page: Page, name: string): Promise<void> {
  if (shots) {
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(150);
        await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` });
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [name, id, nodes.map((node) => node.html)])).toEqual([]);
}

async function downloaded(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
}

/** Grades a little, and leaves once the time is on the server. */
async function graded(): Promise<Page> {
  const { page } = await world.person();
  await continueAs(page, world.url, 'expert');
  await page.getByRole('region', { name: 'Rubric' }).waitFor();
  const timer = page.getByRole('timer', { name: 'Active time' });
  await expect.poll(() => timer.textContent(), { timeout: 20_000 }).toMatch(/0:0[2-9]/);
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Save and exit' }).click();
  await page.getByRole('heading', { name: /^Saved/ }).waitFor();
  return page;
}

test('a lead closes what is over, and corrects a time, which the expert reads with its reason', async () => {
  const expert = await graded();
  const { page: lead } = await world.person();
  await continueAs(lead, world.url, 'lead');
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const today = new Date().toISOString().slice(0, 10);
  const pay = (from: string, to: string) =>
    lead.goto(`${world.url}/p/sample/people?view=pay&from=${from}&to=${to}`);

  // The period that is under way cannot be closed; the one before can, once and for all.
  await pay(today, today);
  await lead.getByText('This period can be closed once it is over.').waitFor();
  await pay(yesterday, yesterday);
  await lead.getByRole('button', { name: /^Close up to / }).click();
  const closing = lead.getByRole('dialog', { name: /^Close everything up to / });
  await look(lead, 'closing');
  await closing.getByRole('button', { name: /^Close up to / }).click();
  await closing.waitFor({ state: 'detached' });
  await lead.getByText(/^Closed up to .*: those statements stay as they are/).waitFor();
  expect(await lead.getByRole('button', { name: /^Close up to / }).count()).toBe(0);

  // In the open period a lead's correction counts at once.
  await pay(today, today);
  const table = lead.getByRole('table', { name: 'Time and pay' });
  await table.getByRole('button', { name: /^Statement of Sample expert: / }).click();
  const statement = lead.getByRole('region', { name: 'Statement of pay' });
  await statement.getByRole('button', { name: /^Correct the time of/ }).click();
  const dialog = lead.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Minutes to add' }).fill('25');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The documents came late');
  await dialog.getByRole('button', { name: 'Correct it' }).click();
  await dialog.waitFor({ state: 'detached' });
  const corrections = statement.getByRole('table', { name: 'Corrections' });
  await corrections.getByText('The documents came late').waitFor();
  const csv = await downloaded(lead, () =>
    lead.getByRole('button', { name: 'CSV of this statement' }).click(),
  );
  expect(csv.text).toMatch(/,1500,0\.4167,.*The documents came late/);
  await lead.emulateMedia({ media: 'print' });
  expect(await corrections.getByText('The documents came late').isVisible()).toBe(true);
  await lead.emulateMedia({ media: 'screen' });

  await expert.goto(`${world.url}/p/sample/account?view=pay`);
  await expert.getByText('The documents came late').waitFor();
  expect(world.faults).toEqual([]);
});

test('an expert’s time is counted live, stated, corrected with a lead’s word, and paid', async () => {
  const { page: expert } = await world.person();
  await continueAs(expert, world.url, 'expert');
  await expert.getByRole('region', { name: 'Rubric' }).waitFor();
  const timer = expert.getByRole('timer', { name: 'Active time' });
  await expect.poll(() => timer.textContent(), { timeout: 20_000 }).toMatch(/0:0[3-9]/);

  // The same task in a second window of the same browser: the time of both is one.
  const second = await expert.context().newPage();
  await second.goto(`${world.url}/p/sample/grade`);
  await second.getByRole('region', { name: 'Rubric' }).waitFor();
  await second.mouse.move(300, 300);
  await second.waitForTimeout(3000);
  const here = Number((await timer.textContent())?.match(/0:(\d\d)/)?.[1]);
  await second.waitForTimeout(3000);
  expect(Number((await timer.textContent())?.match(/0:(\d\d)/)?.[1])).toBe(here);
  await second.close();

  await expert.keyboard.press('y');
  await expert.getByRole('button', { name: 'Save and exit' }).click();
  await expert.getByRole('heading', { name: /^Saved/ }).waitFor();
  await expert.goto(`${world.url}/p/sample/account?view=pay`);
  const statement = expert.getByRole('region', { name: 'Statement of pay' });
  await statement.getByText('Graded, not submitted').waitFor();
  await statement.getByText('no rate', { exact: true }).waitFor();
  await look(expert, 'own-statement');

  await statement.getByRole('button', { name: /^Correct the time of/ }).click();
  const dialog = expert.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await dialog.getByText('Say what was counted wrongly.').waitFor();
  await dialog.getByRole('textbox', { name: 'Minutes to add' }).fill('25');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('A call about the task');
  await look(expert, 'correction');
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await statement.getByText('Waits for a lead').waitFor();

  const { page: lead } = await world.person();
  await continueAs(lead, world.url, 'lead');
  await lead.goto(`${world.url}/p/sample/people?view=pay`);
  await lead.getByRole('button', { name: 'Set the project’s rate…' }).click();
  const rate = lead.getByRole('dialog');
  await rate.getByRole('textbox', { name: 'Paid for an hour' }).fill('eighty');
  await rate.getByRole('button', { name: 'Set', exact: true }).click();
  await rate.getByText('Write an amount such as 84 or 84.50.').waitFor();
  await rate.getByRole('textbox', { name: 'Paid for an hour' }).fill('84');
  await rate.getByRole('button', { name: 'Set', exact: true }).click();
  await rate.waitFor({ state: 'detached' });
  const waiting = lead.getByRole('region', { name: 'Corrections that wait' });
  await waiting.getByText('A call about the task').waitFor();
  await look(lead, 'pay');
  await waiting.getByRole('button', { name: 'Agree' }).click();
  await waiting.waitFor({ state: 'detached' });

  const all = await downloaded(lead, () =>
    lead.getByRole('button', { name: 'CSV of everybody' }).click(),
  );
  expect(all.name).toMatch(/^pay-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  expect(all.text).toContain('correction');
  expect(all.text).toMatch(/,1500,0\.4167,84\.00,35\.00,EUR,yes,A call about the task,/);
  await lead
    .getByRole('button', { name: /^Statement of .* active$/ })
    .first()
    .waitFor();
  const name =
    (await lead
      .getByRole('row', { name: /84\.00.*€3/ })
      .getByRole('rowheader')
      .textContent()) ?? '';
  await lead.getByRole('button', { name: `Statement of ${name}:` }).click();
  await lead.getByRole('region', { name: 'Statement of pay' }).getByText('€35.00').waitFor();
  expect(new URL(lead.url()).searchParams.get('person')).not.toBeNull();
  await look(lead, 'statement');

  // On paper: the statement alone, in light, with nothing to press.
  await lead.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await lead.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await lead.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
  expect(await lead.getByRole('navigation').isVisible()).toBe(false);
  expect(await lead.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await lead.getByRole('table', { name: 'Corrections' }).isVisible()).toBe(true);
  if (shots) await lead.pdf({ path: `${shots}/statement.pdf` });
  await lead.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await lead.emulateMedia({ media: 'screen' });

  // The overview has the cost beside the progress, opens what is counted, and prints as a report.
  await lead.goto(`${world.url}/p/sample/quality`);
  await lead.getByText('Cost per accepted item').waitFor();
  await look(lead, 'overview-empty');

  await expert.reload();
  await statement.getByText('Agreed').waitFor();
  const mine = await downloaded(expert, () => expert.getByRole('button', { name: 'CSV' }).click());
  expect(mine.text).toContain('A call about the task');
  expect(world.faults).toEqual([]);
});
