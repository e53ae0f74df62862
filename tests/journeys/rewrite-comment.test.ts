import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gradeSample } from '#tests/screens/graded-sample.ts';
import { ask } from './over-the-wire.ts';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterAll(() => world.close());

const patient = { timeout: 30_000 };
const words = 'the bridge is sound';
// The words twice, so that it matters which of them the reviewer meant.
const rewrite = `As a whole ${words}.\n\nOnce the leases are out, ${words} no longer.`;

test('a reviewer comments on words of a rewrite, and the returned task opens with these words selected', async () => {
  const { page: expert } = await world.person();
  await continueAs(expert, world.url, 'expert');
  // Grade has claimed its task, and claims no second one once that is submitted behind its back.
  await expert.getByRole('region', { name: 'Rubric', exact: true }).waitFor(patient);
  await expert.goto(`${world.url}/p/sample/scorecard`);
  type Session = { memberships: { projectId: string }[] };
  const { memberships } = await ask<Session>(expert, 'GET', '/session');
  const projectId = memberships[0]?.projectId ?? '';
  const graded = await gradeSample(expert, projectId, {
    who: 'expert',
    most: 1,
    otherwise: 0,
    rewrite,
  });
  expect(graded).toHaveLength(1);

  const { page: reviewer } = await world.person();
  await continueAs(reviewer, world.url, 'reviewer');
  const queue = reviewer.getByRole('region', { name: 'Queue' });
  await queue.getByRole('listitem').first().waitFor(patient);
  await reviewer.keyboard.press('Shift+J');
  await reviewer.getByRole('button', { name: /^Comments/ }).click(patient);
  const rewritten = reviewer.getByRole('region', { name: /^Rewrite of response/ });
  await rewritten.waitFor(patient);
  await selectLast(reviewer, words);
  await rewritten.getByRole('button', { name: 'Comment on the selection' }).click();
  await reviewer
    .getByRole('textbox', { name: /^Comment on Rewrite of/ })
    .fill('It is not: the pension deficit is missing.');
  await reviewer.keyboard.press('Control+Enter');
  await rewritten.locator('mark').waitFor(patient);
  expect(await rewritten.locator('mark').allTextContents()).toEqual([words]);
  await reviewer.getByRole('button', { name: 'Return, 1 comment' }).click();
  await reviewer.getByRole('heading', { name: 'Nothing waits for review' }).waitFor(patient);

  // The expert's next task is this one, and stands in the editor on the reviewer's words.
  await expert.goto(`${world.url}/p/sample/grade`);
  await expert.getByRole('region', { name: 'Returned work' }).waitFor(patient);
  const editor = expert.getByRole('textbox', { name: /^Rewrite of/ });
  await editor.waitFor(patient);
  await expect.poll(() => hasFocus(expert, /^Rewrite of/), patient).toBe(true);
  await expert.keyboard.type('it fails');
  // What was selected is what the keys replaced.
  const wanted = rewrite.replace(new RegExp(`${words}(?= no longer)`), 'it fails');
  type Held = { fields: Record<string, unknown> };
  const held = async () => {
    const path = `/projects/${projectId}/assignments/${graded[0]?.assignmentId}/draft`;
    const { fields } = await ask<Held>(expert, 'GET', path);
    return Object.entries(fields).find(([name]) => name.startsWith('rewrite/'))?.[1];
  };
  await expect.poll(held, patient).toBe(wanted);
  expect(world.faults).toEqual([]);
}, 300_000);

/** Selects the last of some words in the rewrite that a reviewer reads. */
async function selectLast(page: Page, quote: string): Promise<void> {
  await page.locator('[data-rewrite-of]').evaluate((element, wanted) => {
    const text = element.firstChild;
    const start = element.textContent.lastIndexOf(wanted);
    if (!text || start < 0) throw new Error('The words are not there');
    const range = new Range();
    range.setStart(text, start);
    range.setEnd(text, start + wanted.length);
    window.getSelection()?.removeAllRanges();
    window.getSelection()?.addRange(range);
  }, quote);
}

const hasFocus = (page: Page, name: RegExp) =>
  page
    .evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    .then((label) => name.test(label));
