import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
});
afterEach(async () => {
  await world.close();
});

const rubric = (page: Page) => page.getByRole('region', { name: 'Rubric' });
const sync = (page: Page) => page.getByRole('status', { name: 'Sync' });
const radiosChosen = (page: Page) =>
  rubric(page)
    .getByText(/^\d+ of \d+/)
    .first();

/** Judges until every verdict is given: the keys walk through criteria and responses alone. */
async function judgeEverything(page: Page): Promise<number> {
  const total = Number(/of (\d+)/.exec((await radiosChosen(page).textContent()) ?? '')?.[1]);
  for (let given = 0; given < total; given++)
    await page.keyboard.press(given % 3 === 1 ? 'n' : 'y');
  return total;
}

test('a sample task is graded wholly by keyboard, rewritten, submitted, and the next is there', async () => {
  const { page, context } = await world.person();
  await page.goto(world.url);
  // The sign-in page too: Tab to the account, Enter.
  const expertButton = page.getByRole('button', { name: 'Continue as sample expert' });
  await expertButton.waitFor();
  for (let step = 0; step < 12; step++) {
    if (await expertButton.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await rubric(page).waitFor();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  expect(title).toBeTruthy();

  const total = await judgeEverything(page);
  expect(await radiosChosen(page).textContent()).toContain(`${total} of ${total}`);

  // Ranking or preference, by digits on the current response.
  const responses = await page.getByRole('region', { name: /^Response [A-Z]$/ }).count();
  for (let place = 1; place <= responses; place++) {
    await page.keyboard.press(String(responses > 2 ? place : 6));
    if (responses > 2) await page.keyboard.press(']');
  }
  // Rewrite: open, type at the end, leave with Esc.
  const editor = await openRewrite(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nThe bridge now deducts the leases.');
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });

  await page.keyboard.press('w');
  await page.keyboard.type('A shows its bridge and names its sources; the others do not.');
  await expect.poll(async () => sync(page).textContent(), { timeout: 8000 }).toMatch(/^Saved/);

  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 8000 })
    .not.toBe(title);
  expect(await radiosChosen(page).textContent()).toMatch(/^0 of/);

  // The server has it, with the rewrite in it and the verdicts as pressed.
  await expect
    .poll(
      async () => (await assignments(page)).filter((each) => each.state === 'submitted').length,
      {
        timeout: 8000,
      },
    )
    .toBe(1);
  expect(world.faults).toEqual([]);
  await context.close();
});

test('after a reload everything stands as it was, cursor included', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'expert');
  await rubric(page).waitFor();
  for (const key of ['y', 'n', 'j', 'j']) await page.keyboard.press(key);
  const before = await radiosChosen(page).textContent();
  const current = rubric(page).getByRole('button', { expanded: true }).first();
  const stood = await current.textContent();
  await page.keyboard.press('w');
  await page.keyboard.type('Kept over a reload.');
  await page.keyboard.press('Escape');
  await openRewrite(page);
  for (const key of ['Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.type('¦');
  await expect.poll(async () => sync(page).textContent(), { timeout: 8000 }).toMatch(/^Saved/);
  await page.waitForTimeout(1800);
  await page.reload();
  await rubric(page).waitFor();
  await expect.poll(async () => radiosChosen(page).textContent()).toBe(before);
  expect(await rubric(page).getByRole('button', { expanded: true }).first().textContent()).toBe(
    stood,
  );
  expect(await page.getByRole('textbox', { name: 'Justification' }).inputValue()).toMatch(
    /Kept over a reload\.$/,
  );
  // The caret stands in the rewrite where it stood: what is typed now follows what was typed then.
  await openRewrite(page);
  await page.keyboard.type('!');
  const rewrite = page.getByRole('region', { name: 'Rewrite' });
  await expect.poll(async () => rewrite.textContent(), { timeout: 8000 }).toContain('¦!');
  await context.close();
});

test('no letter judges while somebody types, and Submit leads to what is missing', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'lead');
  await page.getByRole('link', { name: 'Grade' }).click();
  await rubric(page).waitFor();
  const before = await radiosChosen(page).textContent();
  await page.keyboard.press('w');
  await page.keyboard.type('y n u jumpy');
  expect(await radiosChosen(page).textContent()).toBe(before);
  await page.keyboard.press('Control+Enter');
  const focused = page.locator(':focus');
  await expect.poll(async () => focused.getAttribute('type')).toBe('radio');
  await context.close();
});

/** Opens the rewrite of the current response by its key, and waits until it takes keys. */
async function openRewrite(page: Page) {
  await page.keyboard.press('r');
  const editor = page.getByRole('textbox', { name: /^Rewrite of response [A-Z]$/ });
  await editor.waitFor({ timeout: 20_000 });
  await expect
    .poll(async () => editor.evaluate((each) => each === document.activeElement))
    .toBe(true);
  return editor;
}

type Assignment = { state: string };

async function assignments(page: Page): Promise<Assignment[]> {
  return page.evaluate(async () => {
    const session = await (await fetch('/api/session')).json();
    const { projectId } = session.memberships[0];
    const answer = await fetch(`/api/projects/${projectId}/assignments`);
    return (await answer.json()).assignments;
  });
}
