import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gradedFolder } from './graded-folder.ts';
import { lookAt } from './look-at.ts';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld({ prepare: gradedFolder });
}, 300_000);
afterAll(() => world?.close());

const look = (page: Page, name: string) => lookAt(page, name, 'QUALITY_SHOTS');

async function asLead(address: string): Promise<Page> {
  const { page } = await world.person();
  await continueAs(page, world.url, 'lead');
  await page.goto(`${world.url}/p/p/quality${address}`);
  return page;
}

/** The number that a dialog of items says it lists. */
async function listed(page: Page): Promise<number> {
  const dialog = page.getByRole('dialog');
  const says = await dialog.getByText(/^[\d\u202f]+ (item|items|line|lines)\b/).textContent();
  return Number(says?.replaceAll('\u202f', '').match(/^\d+/)?.[0]);
}

test(
  'filters stay in the address, move the figures, and survive a reload',
  { timeout: 120_000 },
  async () => {
    const page = await asLead('');
    const accepted = page.getByRole('button', { name: /^Accepted: / });
    await accepted.waitFor({ timeout: 30_000 });
    await page.getByRole('grid', { name: 'By expert' }).waitFor();
    await look(page, 'overview');
    const all = await accepted.textContent();
    await page.getByRole('combobox', { name: 'Domain' }).click();
    await page.getByRole('option', { name: 'Tax' }).click();
    await page.getByRole('combobox', { name: 'Expert' }).click();
    await page.getByRole('option', { name: 'Clara Weiss' }).click();
    await expect.poll(() => accepted.textContent()).not.toBe(all);
    await page.getByRole('button', { name: 'By domain' }).click();
    await page.getByRole('grid', { name: 'By domain' }).waitFor();
    expect(new URL(page.url()).searchParams.get('domain')).toBe('Tax');
    const filtered = await accepted.textContent();
    await page.reload();
    await accepted.waitFor();
    expect(await accepted.textContent()).toBe(filtered);
    await page.getByRole('grid', { name: 'By domain' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Expert' }).textContent()).toBe('Clara Weiss');
    await look(page, 'overview-filtered');
    // A period without work is empty, and says what to do.
    await page.getByLabel('Last day').fill('2020-01-31');
    await page
      .getByRole('heading', { name: 'Nothing was submitted that the filters let through' })
      .waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => accepted.textContent()).toBe(all);
  },
);

test(
  'every figure of the head and every cell of the grid opens what it counts',
  { timeout: 180_000 },
  async () => {
    const page = await asLead('');
    const grid = page.getByRole('grid', { name: 'By expert' });
    await grid.waitFor({ timeout: 30_000 });
    const counts = ['Items', 'Accepted', 'Returned', 'Disputed'];
    const opens = async (name: string, title: RegExp) => {
      await grid.getByRole('button', { name: new RegExp(`^${name} of Jonas Petrov`) }).click();
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.getByRole('table').waitFor();
      // What is open can be linked.
      expect(new URL(page.url()).searchParams.get('row')).toBe('e-petrov');
      const text = await dialog.getByRole('table').textContent();
      expect(text).not.toContain('Clara Weiss: nothing');
      return dialog;
    };
    for (const name of counts) {
      const cell = grid.getByRole('button', { name: new RegExp(`^${name} of Jonas Petrov`) });
      const said = Number((await cell.textContent()) ?? '');
      await cell.click();
      await page.getByRole('dialog').waitFor();
      expect([name, await listed(page)]).toEqual([name, said]);
      await page.getByRole('button', { name: 'Close' }).click();
    }
    for (const [name, title] of [
      ['Agreement', /where experts differ$/],
      ['Reliability', /^Items that somebody else judged too$/],
      ['Defect rate', /^Regraded items/],
      ['Median time', /^Active time/],
      ['Per accepted', /^Work that was paid/],
    ] as const) {
      await opens(name, title);
      if (name === 'Median time') await look(page, 'items');
      await page.getByRole('button', { name: 'Close' }).click();
    }
    for (const name of [
      'Accepted',
      'Defects',
      'Disputes',
      'Median time',
      'Cost per accepted item',
    ]) {
      await page.getByRole('button', { name: new RegExp(`^${name}: `) }).click();
      await page.getByRole('dialog').getByRole('table').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
    }
    await page.getByRole('button', { name: /^Evidence: Too fast, Jonas Petrov/ }).click();
    const evidence = page.getByRole('dialog', { name: /^Items behind the alert/ });
    await evidence.getByRole('table').getByRole('button').first().click();
    await page.waitForURL(/\/p\/p\/review\?.*review=/);
  },
);

test(
  'the report prints whole: the claim, its seed and result, every table, nothing cut off',
  { timeout: 120_000 },
  async () => {
    const page = await asLead('');
    await page.getByRole('button', { name: 'Report' }).click({ timeout: 30_000 });
    const claim = page.getByRole('region', { name: 'Claim' });
    await claim.getByText(/sure that fewer than 10 %/).waitFor();
    await claim.getByText(/drawn with seed \S+/).waitFor();
    for (const part of [
      'In figures',
      'Agreement',
      'By expert',
      'By domain',
      'Progress',
      'Alerts',
    ]) {
      await page.getByRole('region', { name: part, exact: true }).waitFor();
    }
    await look(page, 'report');
    await page.reload();
    await claim.waitFor();

    await page.emulateMedia({ media: 'print' });
    // A4 without margins of 12 mm, in CSS pixels.
    const [width, height] = [703, 1032];
    await page.setViewportSize({ width, height });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    // Whatever reaches over the sheet's edge, or is cut by a box of its own, is lost on paper.
    const lost = await page.evaluate((edge) => {
      const cut: string[] = [];
      for (const each of document.querySelectorAll('article *')) {
        const { right, width: wide } = each.getBoundingClientRect();
        if (wide > 1 && right > edge + 1)
          cut.push(`${each.tagName} to ${Math.round(right)}: ${each.textContent?.slice(0, 40)}`);
        const { overflowX, overflowY } = getComputedStyle(each);
        const clips = [overflowX, overflowY].some((how) => how === 'hidden' || how === 'auto');
        if (
          clips &&
          !each.closest('svg') &&
          each.scrollHeight > each.clientHeight + 2 &&
          each.textContent &&
          each.clientHeight > 1
        ) {
          cut.push(`${each.tagName} hides ${each.textContent?.slice(0, 40)}`);
        }
      }
      return cut;
    }, width);
    expect(lost).toEqual([]);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *:has(article), article')]
        .filter(
          (each) =>
            each.scrollHeight > each.clientHeight + 2 &&
            getComputedStyle(each).overflowY !== 'visible',
        )
        .map((each) => `${each.tagName} ${getComputedStyle(each).overflowY}`),
    );
    expect(boxes).toEqual([]);
    const pdf = await page.pdf({
      format: 'A4',
      margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' },
    });
    if (process.env['QUALITY_SHOTS']) {
      await page.screenshot({
        path: `${process.env['QUALITY_SHOTS']}/report-print.png`,
        fullPage: true,
      });
    }
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    const tall = await page.evaluate(() => document.querySelector('article')?.scrollHeight ?? 0);
    // All of it, sheet after sheet: a page that keeps its scroll box prints one sheet alone.
    expect(pages).toBeGreaterThanOrEqual(Math.floor(tall / height));
    expect(tall).toBeGreaterThan(height);
    await page.emulateMedia({ media: 'screen' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  },
);
