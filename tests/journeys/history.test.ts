import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterEach(() => world.close());

const patient = { timeout: 30_000 };
const editorOf = (page: Page) => page.getByRole('textbox', { name: /^Rewrite of response [A-Z]$/ });
const restore = (page: Page) => page.getByRole('button', { name: 'Restore this version' });
const sync = (page: Page) => page.getByRole('status', { name: 'Sync' });

async function openRewrite(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Rubric' }).waitFor(patient);
  await page.keyboard.press('r');
  await editorOf(page).waitFor(patient);
  await expect
    .poll(async () => editorOf(page).evaluate((each) => each === document.activeElement), patient)
    .toBe(true);
  await page.keyboard.press('Control+End');
}

/** The end of the text: only the lines on screen are in the page, so the caret goes there first. */
async function shown(page: Page): Promise<string> {
  await editorOf(page).focus();
  await page.keyboard.press('Control+End');
  const lines = page.getByRole('region', { name: 'Rewrite' }).locator('.view-lines');
  return ((await lines.textContent()) ?? '').replaceAll('\u00a0', ' ');
}

type Saved = { revision: number; rewrite: string };

/** The newest revision of the rewrite that the server has. */
async function saved(page: Page): Promise<Saved> {
  return page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api${path}`)).json();
    const { memberships } = await read('/session');
    const project = `/projects/${memberships[0].projectId}`;
    const { assignments } = await read(`${project}/assignments`);
    // One of them is only claimed ahead, and has no revision.
    for (const { id } of assignments) {
      const path = `${project}/assignments/${id}/draft/revisions`;
      const { revisions } = await read(path);
      for (const { revision, fields } of revisions) {
        const field = fields.find((each: string) => each.startsWith('rewrite/'));
        if (field === undefined) continue;
        const draft = await read(`${path}/${revision}`);
        return { revision, rewrite: String(draft.fields[field] ?? '') };
      }
    }
    return { revision: 0, rewrite: '' };
  });
}

async function savedEnding(page: Page, ending: string): Promise<Saved> {
  await expect.poll(async () => (await saved(page)).rewrite.endsWith(ending), patient).toBe(true);
  return saved(page);
}

/** Opens one version and restores it. */
async function restoreRevision(page: Page, revision: number): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^History of the rewrite of response/ });
  await page.getByRole('button', { name: 'History' }).click();
  await dialog.getByRole('button', { name: new RegExp(`revision ${revision}$`) }).click(patient);
  await dialog.locator('del').getByText('Second thought').waitFor(patient);
  const shots = process.env['HISTORY_SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/history.png` });
  await restore(page).click();
  await dialog.waitFor({ state: 'detached' });
}

test('an older version of a rewrite is compared and restored, undone, and restored for good', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'expert');
  await openRewrite(page);
  await page.keyboard.type(' First ending.');
  const first = await savedEnding(page, ' First ending.');
  await page.keyboard.type(' Second thought.');
  await savedEnding(page, ' Second thought.');

  // Esc closes the history alone.
  await page.getByRole('button', { name: 'History' }).click();
  await restore(page).waitFor(patient);
  await page.keyboard.press('Escape');
  await restore(page).waitFor({ state: 'detached' });
  expect(await editorOf(page).isVisible()).toBe(true);

  await restoreRevision(page, first.revision);
  await expect.poll(async () => shown(page), patient).not.toContain('Second thought.');
  await savedEnding(page, ' First ending.');

  const head = page.getByRole('region', { name: 'Rewrite' });
  await head.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => shown(page), patient).toContain('Second thought.');
  await savedEnding(page, ' Second thought.');

  await restoreRevision(page, first.revision);
  await savedEnding(page, ' First ending.');
  await expect.poll(async () => sync(page).textContent(), patient).toMatch(/^Saved/);
  await page.reload();
  await openRewrite(page);
  await expect.poll(async () => shown(page), patient).toContain('First ending.');
  expect(await shown(page)).not.toContain('Second thought.');
  expect(world.faults).toEqual([]);
  await context.close();
}, 180_000);
