import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterEach(() => world.close());

type Recorded = { field: string; typed: number; app: number; outside: number; model: number };
type NativeTask = { annotations?: { origins?: Recorded[] }[] };

const rubric = (page: Page) => page.getByRole('region', { name: 'Rubric' });

const fromModel = ' – as any model would put it, this is a crucial and pivotal point.';
const foreign = '\n\nNorth of Java no such bond was ever issued.';

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+v');
}

test('what is pasted from the task, from outside and with a model is recorded, shown and exported', async () => {
  const { page, context } = await world.person();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await continueAs(page, world.url, 'expert');
  await rubric(page).waitFor();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  const counted = rubric(page)
    .getByText(/^\d+ of \d+/)
    .first();
  const total = Number(/of (\d+)/.exec((await counted.textContent()) ?? '')?.[1]);
  for (let given = 0; given < total; given++) await page.keyboard.press('y');
  const responses = await page.getByRole('region', { name: /^Response [A-Z]$/ }).count();
  for (let place = 1; place <= responses; place++) {
    await page.keyboard.press(String(responses > 2 ? place : 6));
    if (responses > 2) await page.keyboard.press(']');
  }

  // Some words as they stand on the screen: rendered, so without their Markdown.
  const shown = await page
    .getByRole('region', { name: 'Response A' })
    .getByText(/\w+ \w+ \w+ \w+/)
    .last()
    .innerText();
  const quoted = shown.split(/\n/)[0]?.slice(0, 40) ?? '';
  expect(quoted.length).toBeGreaterThan(10);
  const justification = page.getByRole('textbox', { name: 'Justification' });
  await justification.click();
  await page.keyboard.type('It says: ');
  await paste(page, quoted);
  await page.getByText(/^Recorded: .*% from this task$/).waitFor();
  await paste(page, fromModel);
  await page.getByText(/^Recorded: .*% pasted from outside$/).waitFor();
  await page.getByRole('checkbox', { name: 'A model helped' }).check();
  await page.getByText(/^Recorded: .*% with a model$/).waitFor();

  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 700, y: 5 }, force: true });
  await page.keyboard.press('r');
  const editor = page.getByRole('textbox', { name: /^Rewrite of response [A-Z]$/ });
  await editor.waitFor({ timeout: 30_000 });
  await expect
    .poll(async () => editor.evaluate((each) => each === document.activeElement))
    .toBe(true);
  await page.keyboard.press('Control+End');
  await paste(page, foreign);
  await page
    .getByText(/^Recorded: .*% kept of the response, .*% pasted from outside$/)
    .waitFor({ timeout: 10_000 });
  const shots = process.env['PROVENANCE_SHOTS'];
  if (shots) await page.screenshot({ path: `${shots}/provenance.png` });
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 15_000 })
    .not.toBe(title);

  const lead = await world.person();
  await continueAs(lead.page, world.url, 'lead');
  await lead.page.getByRole('navigation').first().waitFor();
  // The next task is on screen before the server has the submission.
  await expect
    .poll(async () => (await exportedOrigins(lead.page)).length, { timeout: 20_000 })
    .toBe(2);
  const origins = await exportedOrigins(lead.page);
  const text = origins.find(({ field }) => field.startsWith('text/'));
  expect(text).toMatchObject({ typed: 9, app: quoted.length, outside: 0, model: fromModel.length });
  const rewrite = origins.find(({ field }) => field.startsWith('rewrite/'));
  expect(rewrite).toMatchObject({ outside: foreign.length, typed: 0 });
  expect(world.faults).toEqual([]);
  await lead.context.close();
  await context.close();
}, 180_000);

async function exportedOrigins(page: Page): Promise<Recorded[]> {
  const session = (await (await page.request.get(`${world.url}/api/session`)).json()) as {
    memberships: { projectId: string }[];
  };
  const at = `${world.url}/api/projects/${session.memberships[0]?.projectId}/exports/touchstone`;
  const answer = await page.request.get(at);
  expect(answer.status()).toBe(200);
  const lines = (await answer.text()).trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as NativeTask)
    .flatMap(({ annotations }) => annotations ?? [])
    .flatMap((annotation) => annotation.origins ?? []);
}
