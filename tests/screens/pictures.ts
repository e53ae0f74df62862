import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { continueAs, touchstoneWorld, type Persona } from '#tests/journeys/touchstone-world.ts';
import { ask, gradeSample } from './graded-sample.ts';

// node tests/screens/pictures.ts [WORD …]: the pictures of docs/pictures, from the sample project
// after several people have worked in it. WebP, written by the browser itself.
const words = process.argv.slice(2);
const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const world = await touchstoneWorld({ sampleWork: true });
const patient = { timeout: 60_000 };

type Options = { scheme?: 'light' | 'dark' };

async function person(persona: Persona, options: Options = {}): Promise<Page> {
  const { page } = await world.person({ width: 1440, height: 900, ...options });
  await continueAs(page, world.url, persona);
  return page;
}

async function picture(
  name: string,
  persona: Persona,
  bring: (page: Page) => Promise<void>,
  options?: Options,
): Promise<void> {
  if (words.length > 0 && !words.some((word) => name.includes(word))) return;
  const page = await person(persona, options);
  try {
    await bring(page);
    await page.waitForTimeout(900);
    const webp = await asWebp(await page.screenshot({ type: 'png' }));
    writeFileSync(join(folder, `${name}.webp`), webp);
    process.stdout.write(`${name}.webp ${Math.round(webp.length / 1024)} kB\n`);
  } catch (error) {
    process.exitCode = 1;
    await page.screenshot({ path: join(folder, '..', '..', 'screens', `failed-${name}.png`) });
    process.stdout.write(
      `${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}\n`,
    );
  }
  await page.context().close();
}

async function asWebp(png: Buffer): Promise<Buffer> {
  const { page, context } = await world.person();
  const data = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.92);
  }, png.toString('base64'));
  await context.close();
  return Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** As a careful expert stands in the middle of a task: verdicts, evidence, a ranking, reasons. */
async function halfGraded(page: Page): Promise<void> {
  await region(page, 'Rubric').waitFor(patient);
  await page.waitForTimeout(1500);
  for (let at = 0; at < 19; at++) await page.keyboard.press(at % 3 === 2 || at === 10 ? 'n' : 'y');
  // It stands on B now; the first and the last of the ranking are as the scores have them.
  for (const key of ['2', ']', '3', ']', '1', ']']) await page.keyboard.press(key);
}

// The fresh task first, while the queue is full; what it shows is put back by nobody's submission.
await picture('grade-light', 'expert', halfGraded);
await picture('grade-dark', 'expert', halfGraded, { scheme: 'dark' });
await picture('rewrite-light', 'expert', async (page) => {
  await region(page, 'Rubric').waitFor(patient);
  await page.keyboard.press('r');
  const editor = page.getByRole('textbox', { name: /^Rewrite of/ });
  await editor.waitFor(patient);
  await page.waitForTimeout(800);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('The answer first: equity of €551.7m.\n\n');
  await page.waitForTimeout(700);
  await page.keyboard.press('Alt+2');
  await page.waitForTimeout(900);
  await page.keyboard.press('Alt+2');
});
await picture('settings-light', 'lead', async (page) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Instructions' }).waitFor(patient);
  await page.waitForTimeout(1500);
});

// Several people work.
const expert = await person('expert');
const session = await ask<{ memberships: { projectId: string }[] }>(expert, 'GET', '/session');
const projectId = session.memberships[0]?.projectId ?? '';
const own = await gradeSample(expert, projectId, { who: 'expert', most: 12, otherwise: 0.07 });
const lead = await person('lead');
await gradeSample(lead, projectId, { who: 'lead', most: 10, otherwise: 0.14 });
await ask(lead, 'POST', `/projects/${projectId}/pay/rates`, {
  accountId: null,
  perHourMinor: 15_000,
  currency: 'USD',
  fromDay: '2026-01-01',
});
const reviewer = await person('reviewer');
for (const { assignmentId, annotationId } of own.slice(0, 9)) {
  await ask(reviewer, 'POST', `/projects/${projectId}/reviews/${assignmentId}/decisions`, {
    annotationId,
    kind: 'accept',
  });
}
for (const each of [expert, lead, reviewer]) await each.context().close();

await picture('review-light', 'reviewer', async (page) => {
  await region(page, 'Queue').getByText('Sample colleague').first().waitFor(patient);
  await page.keyboard.press('Shift+J');
  await page.getByRole('button', { name: 'Accept', exact: true }).waitFor(patient);
  for (const key of ['j', 'j', 'j', 'j', ']']) await page.keyboard.press(key);
});
await picture('rubric-editor-light', 'reviewer', async (page) => {
  await page.getByRole('link', { name: 'Rubrics' }).click();
  await page
    .getByRole('table', { name: 'Rubrics' })
    .getByRole('button', { name: /^Northwick/ })
    .click(patient);
  await page
    .getByRole('textbox', { name: 'Text of criterion 1' })
    .fill('Gives an appropriate rate and explains the spread.');
  await page.getByRole('heading', { name: 'Two checks in one' }).waitFor(patient);
});
await picture('audit-bench-light', 'reviewer', async (page) => {
  await page.getByRole('link', { name: 'Rubrics' }).click();
  await page
    .getByRole('table', { name: 'Rubrics' })
    .getByRole('button', { name: /^Northwick/ })
    .click(patient);
  await page.getByRole('table', { name: 'Criteria' }).waitFor(patient);
  await page.getByRole('button', { name: 'Plots' }).click();
  await page.waitForTimeout(1200);
});
await picture('adjudication-light', 'reviewer', async (page) => {
  await page.goto(`${world.url}/p/sample/review?view=adjudication`);
  const list = page.getByRole('table', { name: 'Tasks judged by several experts' });
  await list.waitFor(patient);
  await list.getByRole('button').first().click();
  await region(page, 'Final verdict').waitFor(patient);
});
await picture('spot-check-light', 'lead', async (page) => {
  await page.goto(`${world.url}/p/sample/quality?view=checks`);
  await page.getByRole('button', { name: 'State a claim' }).click(patient);
  const dialog = page.getByRole('dialog', { name: 'State a claim' });
  await dialog.getByRole('textbox', { name: 'Fewer defective than' }).fill('40');
  await dialog.getByRole('textbox', { name: 'How sure' }).fill('80');
  await dialog.getByText(/Regrade .* of /).waitFor(patient);
  await dialog.getByRole('button', { name: 'Draw the sample' }).click();
  await dialog.waitFor({ state: 'detached', ...patient });
  await page.getByText(/is not decided yet/).waitFor(patient);
});
await picture('quality-light', 'lead', async (page) => {
  await page.getByRole('link', { name: 'Quality' }).click();
  await page.getByRole('heading', { name: 'Defects' }).waitFor(patient);
  await page.waitForTimeout(1500);
});
await picture('scorecard-light', 'expert', async (page) => {
  await page.goto(`${world.url}/p/sample/scorecard`);
  await page.getByRole('heading', { name: 'Gold items' }).waitFor(patient);
});
await picture('pay-light', 'lead', async (page) => {
  await page.goto(`${world.url}/p/sample/people?view=pay`);
  await page.getByRole('table', { name: 'Time and pay' }).waitFor(patient);
});
await world.close();
