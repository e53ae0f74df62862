import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { ask } from './over-the-wire.ts';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterEach(() => world.close());

const patient = { timeout: 30_000 };
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

type Mark = {
  quote: string;
  start: number;
  end: number;
  target: unknown;
  label?: string;
  severity?: string;
  comment?: string;
};

test('words of a document become evidence and comments; one key leads back to them', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'expert');
  await region(page, 'Rubric').waitFor(patient);
  const prompt = region(page, 'Prompt');
  const name = 'coatings_peers.md';
  await prompt.getByRole('button', { name }).click();
  const open = region(page, `Document ${name}`);
  await open.getByRole('table').waitFor(patient);
  await prompt.waitFor({ state: 'detached' });

  // Selected words and a verdict: the words become its evidence.
  const quote = await selectCell(page, name);
  await page.getByRole('toolbar', { name: 'Selected text' }).waitFor(patient);
  await page.keyboard.press('y');
  const marked = open.locator('[data-highlight]').first();
  await marked.waitFor(patient);
  // Others are commented on, from the bar over the selection.
  const commented = await selectCell(page, name, 2);
  await open.getByRole('button', { name: 'Comment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Comment on this passage' });
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('Struck on another lease basis.');
  await dialog.getByRole('button', { name: 'Comment' }).click();
  await lookAt(page, 'document', 'DOCUMENT_SHOTS');

  // Esc brings the prompt back; G opens the document again, on the evidence, and G leads back.
  await open.getByRole('group').focus();
  await page.keyboard.press('Escape');
  await prompt.waitFor(patient);
  await page.keyboard.press('[');
  await page.keyboard.press('g');
  await open.waitFor(patient);
  await expect
    .poll(() => open.evaluate((each) => each.contains(document.activeElement)), patient)
    .toBe(true);
  await page.keyboard.press('g');
  expect(
    await region(page, 'Rubric').evaluate((each) => each.contains(document.activeElement)),
  ).toBe(true);

  await expect
    .poll(async () => (await marksOf(page)).map((each) => each.comment ?? each.quote), patient)
    .toEqual([quote, 'Struck on another lease basis.']);
  const [evidence, comment] = await marksOf(page);
  expect(evidence?.target).toMatchObject({ kind: 'document' });
  expect(comment?.quote).toBe(commented);

  // Another width and a reload: the same offsets stand under the same words.
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.reload();
  await region(page, 'Rubric')
    .getByRole('button', { name: /^Evidence in a document/ })
    .click(patient);
  await open.waitFor(patient);
  const rows = () => open.locator('tr[data-highlight]').allTextContents();
  await expect.poll(async () => (await rows()).length, patient).toBe(2);
  const [first, second] = await rows();
  expect(first?.startsWith(quote)).toBe(true);
  expect(second?.startsWith(commented)).toBe(true);
  expect(world.faults).toEqual([]);
  await context.close();
});

test('words of a document take a label of the project, with its severity', async () => {
  const { page, context } = await world.person();
  await continueAs(page, world.url, 'lead');
  await addLabels(page);
  await page.getByRole('link', { name: 'Grade' }).click();
  const questions = region(page, 'Questions');
  const labels = questions.getByRole('list', { name: 'Problems' });
  await labels.getByText('Unsupported 0').waitFor(patient);

  const name = 'coatings_peers.md';
  await region(page, 'Prompt').getByRole('button', { name }).click();
  const open = region(page, `Document ${name}`);
  await open.getByRole('table').waitFor(patient);
  const quote = await selectCell(page, name);
  const bar = page.getByRole('toolbar', { name: 'Selected text' });
  await bar.getByRole('button', { name: 'Unsupported' }).click(patient);
  await labels.getByText('Unsupported 1').waitFor(patient);
  await open.locator('[data-highlight]').first().waitFor(patient);
  await lookAt(page, 'labelled', 'DOCUMENT_SHOTS');
  await expect
    .poll(async () => (await marksOf(page)).map((each) => each.quote), patient)
    .toEqual([quote]);
  const [mark] = await marksOf(page);
  expect(mark).toMatchObject({
    label: 'Unsupported',
    severity: 'major',
    target: { kind: 'document' },
  });
  expect((mark?.end ?? 0) - (mark?.start ?? 0)).toBe(quote.length);
  expect(world.faults).toEqual([]);
  await context.close();
});

/** Publishes a question that is answered by labels in the text. */
async function addLabels(page: Page): Promise<void> {
  const { memberships } = await ask<{ memberships: { projectId: string }[] }>(
    page,
    'GET',
    '/session',
  );
  const path = `/projects/${memberships[0]?.projectId}`;
  type Project = { version: number; settings: { questions: unknown[] } };
  const { version, settings } = await ask<Project>(page, 'GET', path);
  const labels = [
    { name: 'Unsupported', severity: 'major' },
    { name: 'Style', severity: 'note' },
  ];
  const question = { kind: 'highlight', name: 'Problems', required: false, labels };
  const published = await page.request.put(`${world.url}/api${path}/settings`, {
    headers: { 'If-Match': `"${version}"` },
    data: { ...settings, questions: [...settings.questions, question] },
  });
  expect(published.status()).toBe(200);
}

/** Selects all of one cell in a row of the table, and answers its words. */
function selectCell(page: Page, name: string, row = 1): Promise<string> {
  return region(page, `Document ${name}`).evaluate((root, at) => {
    const cell = root.querySelectorAll('tr')[at]?.querySelector('td, th');
    const words = cell?.textContent?.trim() ?? '';
    const text = cell && document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
    if (text) document.getSelection()?.setBaseAndExtent(text, 0, text, words.length);
    return words;
  }, row);
}

async function marksOf(page: Page): Promise<Mark[]> {
  const { memberships } = await ask<{ memberships: { projectId: string }[] }>(
    page,
    'GET',
    '/session',
  );
  const path = `/projects/${memberships[0]?.projectId}/assignments`;
  type Listed = { id: string; state: string; purpose: string };
  const { assignments } = await ask<{ assignments: Listed[] }>(page, 'GET', path);
  const held = assignments.find((each) => each.state === 'held' && each.purpose === 'current');
  const work = await ask<{ draft: { fields: Record<string, Mark> } }>(
    page,
    'GET',
    `${path}/${held?.id}`,
  );
  return Object.entries(work.draft.fields)
    .filter(([field]) => field.startsWith('highlight/'))
    .map(([, mark]) => mark)
    .toSorted((a, b) => a.start - b.start);
}
