import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adjudicating } from '#tests/screens/adjudicated-sample.ts';
import { lookAt } from './look-at.ts';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld({ sampleWork: true });
}, 300_000);
afterEach(() => world.close());

const patient = { timeout: 30_000 };
const look = (page: Page, name: string) => lookAt(page, name, 'PAY_SHOTS');
const timerOf = (page: Page) => page.getByRole('timer', { name: 'Active time' });
const secondsOf = (text: string | null) => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text ?? '') ?? [];
  return Number(minutes) * 60 + Number(seconds);
};
const shown = async (page: Page) => secondsOf(await timerOf(page).textContent());
const reach = (page: Page, seconds: number) =>
  expect.poll(() => shown(page), patient).toBeGreaterThanOrEqual(seconds);

test('a reviewer’s time is counted live and once, also without a network, stated and corrected', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'reviewer');
  const queue = page.getByRole('region', { name: 'Queue' });
  await queue.getByText('Sample colleague').first().waitFor(patient);
  expect(await timerOf(page).count()).toBe(0);
  await page.keyboard.press('Shift+J');
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor(patient);
  await reach(page, 3);
  await look(page, 'review-time');

  // The same submission in a second window: the time of both is one.
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByRole('button', { name: 'Accept', exact: true }).waitFor(patient);
  await second.mouse.move(300, 300);
  await second.waitForTimeout(1500);
  const here = await shown(page);
  await second.waitForTimeout(3000);
  expect(await shown(page)).toBe(here);
  expect(await shown(second)).toBeGreaterThanOrEqual(here + 2);
  await second.close();

  // Without a network it is counted on, and left before the server heard of it.
  await page.mouse.move(310, 310);
  await context.setOffline(true);
  const before = await shown(page);
  await reach(page, before + 4);
  const counted = await shown(page);
  await page.getByRole('button', { name: 'Queue', exact: true }).click();
  await timerOf(page).waitFor({ state: 'detached' });
  await expect.poll(() => keptSittings(page), patient).toBeGreaterThan(0);
  await context.setOffline(false);
  await expect.poll(() => keptSittings(page), patient).toBe(0);

  await page.goto(`${world.url}/p/sample/account?view=pay`);
  const work = page.getByRole('table', { name: 'Work' });
  const row = work.getByRole('row').filter({ hasText: 'Reviewed' });
  await row.waitFor(patient);
  const stated = secondsOf(await row.getByRole('cell').nth(1).textContent());
  expect(Math.abs(stated - counted)).toBeLessThanOrEqual(2);
  await look(page, 'review-statement');
  await row.getByRole('button', { name: /^Correct the time of review of/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Minutes to add' }).fill('10');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Read the filing on paper');
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await page.getByText('Waits for a lead').waitFor(patient);

  const { page: lead } = await world.person();
  await continueAs(lead, world.url, 'lead');
  await lead.goto(`${world.url}/p/sample/people?view=pay`);
  const waiting = lead.getByRole('region', { name: 'Corrections that wait' });
  await waiting.getByText(/review of /).waitFor(patient);
  await look(lead, 'review-correction');
  await waiting.getByRole('button', { name: 'Agree' }).click();
  await waiting.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('Agreed').waitFor(patient);
  expect(world.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('grades before the unveiling go with the unveiling, what follows with the review', async () => {
  const { page } = await world.person();
  await page.addInitScript(() => localStorage.setItem('touchstone:review-blind', 'yes'));
  await continueAs(page, world.url, 'reviewer');
  await page
    .getByRole('region', { name: 'Queue' })
    .getByText('Sample colleague')
    .first()
    .waitFor(patient);
  await page.keyboard.press('Shift+J');
  await page.getByRole('button', { name: 'Unveil' }).waitFor(patient);
  await reach(page, 4);
  await look(page, 'review-time-blind');
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Unveil' }).click();
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor(patient);
  // Begins anew: not one second of the blind time is in it.
  expect(await shown(page)).toBeLessThan(3);
  await reach(page, 2);
  expect(await timerOf(page).count()).toBe(1);
  await page.goto(`${world.url}/p/sample/account?view=pay`);
  const work = page.getByRole('table', { name: 'Work' });
  await work.getByText('Graded blind in review').waitFor(patient);
  await work.getByText('Reviewed', { exact: true }).waitFor(patient);
  expect(world.faults).toEqual([]);
});

test('adjudication of a task is counted like a review of it', async () => {
  const { page } = await world.person();
  await adjudicating(page, world.url, /^Brennick/);
  await page.mouse.move(300, 300);
  await reach(page, 2);
  await look(page, 'adjudication-time');
  await page.getByRole('button', { name: 'All tasks' }).click();
  await timerOf(page).waitFor({ state: 'detached' });
  await expect.poll(() => keptSittings(page), patient).toBe(0);
  await page.goto(`${world.url}/p/sample/account?view=pay`);
  const work = page.getByRole('table', { name: 'Work' });
  await work.getByRole('row', { name: /^.*Brennick.*Reviewed/ }).waitFor(patient);
}, 240_000);

/** How many sittings wait on the device. */
const keptSittings = (page: Page) =>
  page.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith('touchstone-sitting:')).length,
  );
