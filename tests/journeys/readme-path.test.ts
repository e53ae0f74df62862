import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchChromium, openPerson, startProduct, type Product } from './start-product.ts';

let product: Product;
let browser: Browser;
beforeEach(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium()]);
}, 300_000);
afterEach(async () => {
  await browser.close();
  await product.stop();
});

const rubric = (page: Page) => page.getByRole('region', { name: 'Rubric' });
const sync = (page: Page) => page.getByRole('status', { name: 'Sync' });
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const justification = (page: Page) => page.getByRole('textbox', { name: 'Justification' });
const expanded = (page: Page) => rubric(page).getByRole('button', { expanded: true }).first();
const counted = (page: Page) =>
  rubric(page)
    .getByText(/^\d+ of \d+/)
    .first();

async function saved(page: Page): Promise<void> {
  await expect.poll(() => sync(page).textContent(), { timeout: 15_000 }).toMatch(/^Saved/);
}

type Fields = Record<string, unknown>;

/** The draft that this person works on, as the server holds it. */
const currentDraft = (page: Page): Promise<Fields> =>
  page.evaluate(async () => {
    const { memberships } = await (await fetch('/api/session')).json();
    const path = `/api/projects/${memberships[0].projectId}/assignments`;
    const { assignments } = await (await fetch(path)).json();
    const current = assignments.find(
      (each: { state: string; purpose: string }) =>
        each.state === 'held' && each.purpose === 'current',
    );
    return (await (await fetch(`${path}/${current.id}`)).json()).draft.fields;
  });

const submittedTitles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { memberships } = await (await fetch('/api/session')).json();
    const answer = await fetch(`/api/projects/${memberships[0].projectId}/assignments`);
    const { assignments } = await answer.json();
    return assignments
      .filter((each: { state: string }) => each.state === 'submitted')
      .map((each: { taskTitle: string }) => each.taskTitle);
  });

test('start, sign in, grade a sample task wholly by keyboard, rewrite, reload, submit, next task', async () => {
  const { page, faults, leave } = await openPerson(browser);
  const ahead: string[] = [];
  page.on('response', (response) => {
    const request = response.request();
    if (request.method() !== 'POST' || !request.url().endsWith('/claims')) return;
    if (request.postDataJSON()?.purpose !== 'next' || !response.ok()) return;
    void response.json().then(
      ({ work }) => ahead.push(work.task.title),
      () => undefined,
    );
  });

  await page.goto(product.url);
  await page.getByRole('button', { name: 'Continue as sample expert' }).click();
  await rubric(page).waitFor();
  const opened = await title(page).textContent();
  const total = Number(/of (\d+)/.exec((await counted(page).textContent()) ?? '')?.[1]);
  const responses = await page.getByRole('region', { name: /^Response [A-Z]$/ }).count();
  expect(total).toBeGreaterThanOrEqual(6 * responses);
  expect(await counted(page).textContent()).toMatch(new RegExp(`^0 of ${total}`));

  // J and K walk without judging.
  const first = await expanded(page).textContent();
  await page.keyboard.press('j');
  await expect.poll(() => expanded(page).textContent()).not.toBe(first);
  await page.keyboard.press('k');
  await expect.poll(() => expanded(page).textContent()).toBe(first);

  // Half of the verdicts, the text and a rewrite; then the page is loaded anew.
  const half = Math.floor(total / 2);
  const press = (at: number) => page.keyboard.press(at % 3 === 1 ? 'n' : 'y');
  for (let at = 0; at < half; at++) await press(at);
  await page.keyboard.press('r');
  const editor = page.getByRole('textbox', { name: /^Rewrite of response [A-Z]$/ });
  await editor.waitFor({ timeout: 30_000 });
  await expect
    .poll(() => editor.evaluate((each) => each === document.activeElement), { timeout: 15_000 })
    .toBe(true);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Leases are deducted before equity.');
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });
  await page.keyboard.press('w');
  await page.keyboard.type('One response shows its bridge.');
  await page.keyboard.press('Escape');
  const stood = await expanded(page).textContent();
  expect(stood).not.toBe(first);
  await expect
    .poll(async () => JSON.stringify(await currentDraft(page)), { timeout: 15_000 })
    .toContain('One response shows its bridge.');
  await saved(page);

  ahead.length = 0;
  await page.reload();
  await rubric(page).waitFor();
  await expect.poll(() => title(page).textContent()).toBe(opened);
  await expect.poll(() => counted(page).textContent()).toMatch(new RegExp(`^${half} of ${total}`));
  expect(await justification(page).inputValue()).toBe('One response shows its bridge.');
  await expect.poll(() => expanded(page).textContent()).toBe(stood);

  for (let at = half; at < total; at++) await press(at);
  await expect.poll(() => counted(page).textContent()).toMatch(new RegExp(`^${total} of ${total}`));
  for (let place = 1; place <= responses; place++) {
    await page.keyboard.press(String(responses > 2 ? place : 6));
    if (responses <= 2) break;
    await page.keyboard.press(']');
  }
  await saved(page);
  const fields = await currentDraft(page);
  const values = Object.entries(fields).filter(([name]) => name.startsWith('verdict/'));
  expect(values).toHaveLength(total);
  const rewrites = Object.entries(fields).filter(([name]) => name.startsWith('rewrite/'));
  expect(rewrites.map(([, text]) => text)).toEqual([
    expect.stringMatching(/ Leases are deducted before equity\.$/),
  ]);

  // The next task was claimed already: it is painted though the server answers nothing now.
  await expect.poll(() => ahead.length, { timeout: 15_000 }).toBeGreaterThan(0);
  const promised = ahead.at(-1);
  expect(promised).not.toBe(opened);
  let answering: () => void = () => undefined;
  const silence = new Promise<void>((resolve) => {
    answering = resolve;
  });
  let held = 0;
  await page.route('**/api/**', async (route) => {
    held++;
    await silence;
    await route.continue();
  });
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => title(page).textContent()).toBe(promised);
  await rubric(page).waitFor();
  expect(await counted(page).textContent()).toMatch(/^0 of/);
  await expect.poll(() => held).toBeGreaterThan(0);
  answering();

  await expect.poll(() => submittedTitles(page), { timeout: 15_000 }).toEqual([opened]);
  expect(faults).toEqual([]);
  // A request that is held when the page goes would end the whole run, not this test.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await leave();
}, 300_000);
