import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adjudicating } from '#tests/screens/adjudicated-sample.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld({ sampleWork: true });
}, 300_000);
afterAll(() => world.close());

const patient = { timeout: 30_000 };
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('two experts’ answers are weighed by keys: what they agree on is folded, scores follow what is decided', async () => {
  const { page } = await world.person();
  await adjudicating(page, world.url, /^Brennick/);
  const table = page.getByRole('table', { name: 'Criteria and annotators' });
  const rows = table.locator('tbody tr:not([data-group])');
  const group = table.getByRole('button', { name: /criteri(on|a) that nobody disagrees on/ });
  const divided = await rows.count();
  const agreed = Number.parseInt((await group.textContent()) ?? '', 10);
  expect(await group.getAttribute('aria-expanded')).toBe('false');
  expect([divided > 0, agreed > 0, divided + agreed]).toEqual([true, true, 9]);
  await group.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => rows.count(), patient).toBe(9);
  await page.keyboard.press('Enter');
  await expect.poll(() => rows.count(), patient).toBe(divided);

  // Both stand on the axis of the preference, over the cells that they chose.
  const preference = region(page, 'Preference');
  const bar = preference.getByRole('radiogroup', { name: 'Final answer: Preference' });
  const chosen = await preference.getByRole('listitem').allTextContents();
  expect(chosen).toHaveLength(2);
  for (const words of chosen) {
    const [, number, step] = /^(\d)Annotator \d: (\d) · /.exec(words) ?? [];
    const mark = await preference
      .locator('[data-marks]')
      .getByText(number ?? '', { exact: true })
      .boundingBox();
    const cell = await bar
      .locator('label')
      .nth(Number(step) - 1)
      .boundingBox();
    if (!mark || !cell) throw new Error(`Annotator ${number} is not drawn`);
    const middle = mark.x + mark.width / 2;
    expect([middle > cell.x, middle < cell.x + cell.width]).toEqual([true, true]);
  }

  // A press beside the words of a row makes it the current one.
  const last = rows.nth(divided - 1);
  await last.getByRole('rowheader').click();
  await expect.poll(() => last.getAttribute('data-current'), patient).toBe('true');

  // Everything decided: one score, no range.
  const scores = region(page, 'Scores');
  await scores.getByText('Final, possible').waitFor(patient);
  await expect.poll(() => scores.textContent(), patient).toMatch(/\d\.\d\d to \d\.\d\d/);
  const final = region(page, 'Final verdict');
  const leftNow = () => final.getByText(/^(Left:|Nothing left)/).textContent();
  for (let left = await leftNow(); left !== 'Nothing left'; left = await leftNow()) {
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('n');
    await expect.poll(leftNow, patient).not.toBe(left);
  }
  await expect.poll(() => scores.textContent(), patient).not.toMatch(/\d to \d/);
  await violations(page, 'decided');
  expect(world.faults.filter((each) => !each.includes('401'))).toEqual([]);
  await page.context().close();
});

test('on a narrow screen one response has its columns, the others are a press away', async () => {
  const { page } = await world.person({ width: 1024, height: 768, scheme: 'dark' });
  await adjudicating(page, world.url, /^Northwick/);
  const table = page.getByRole('table', { name: 'Criteria and annotators' });
  const tabs = page.getByRole('group', { name: 'Responses' });
  for (const letter of ['C', 'B', 'A']) {
    const tab = tabs.getByRole('button', { name: new RegExp(`^Response ${letter}`) });
    await tab.focus(patient);
    await page.keyboard.press('Enter');
    const head = table.getByRole('columnheader', { name: `Response ${letter}` });
    await head.waitFor(patient);
    expect(await table.getByRole('columnheader', { name: /^Response/ }).count()).toBe(1);
    await region(page, 'Final verdict').getByText(`for response ${letter}`).waitFor(patient);
  }
  const beyond = await table.evaluate(
    (each) => each.scrollWidth - (each.closest('section')?.clientWidth ?? 0),
  );
  expect(beyond).toBeLessThanOrEqual(0);
  await violations(page, 'open');
  await page.emulateMedia({ colorScheme: 'light' });
  await violations(page, 'open, light');
  await page.context().close();
});

async function violations(page: Page, when: string): Promise<void> {
  const found = (await new AxeBuilder({ page }).analyze()).violations;
  const places = found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target}`));
  expect(places, when).toEqual([]);
}
