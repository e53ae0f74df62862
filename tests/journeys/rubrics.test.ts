import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, openPerson, startProduct, type Product } from './start-product.ts';

const root = join(import.meta.dirname, '..', '..');
const gdpval = join(root, '..', 'shared', 'data', 'clawwork_gdpval');
const absent = !existsSync(join(gdpval, 'tasks_with_responses.jsonl'));
const minutes = 60_000;

type Place = { criterionId: string; responseId: string };
type Work = {
  assignment: { id: string; taskId: string };
  task: {
    title: string;
    responses: { id: string }[];
    rubric: { version: number; criteria: { id: string; text: string; version: number }[] };
  };
  draft: { fields: Record<string, { value?: string }> };
  regrade?: { places: Place[] };
};

describe.skipIf(absent)('rubrics of GDPval tasks (skipped where ../shared/data is absent)', () => {
  let product: Product;
  let browser: Browser;
  let folder: string;
  beforeEach(async () => {
    [product, browser] = await Promise.all([startProduct(), launchChromium()]);
    folder = mkdtempSync(join(tmpdir(), 'touchstone-rubrics-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const project = { slug: 'gdpval', name: 'GDPval', questions: [], shuffle: false };
    command('project', 'create', '--file', file('project.json', JSON.stringify(project)));
    for (const role of ['expert', 'reviewer']) {
      const email = `${role}@sample.example`;
      command('user', 'add', email, '--name', role, '--role', role, '--project', 'gdpval');
    }
    // Two tasks of one occupation: their rubrics say the same and are edited as one.
    const tasks = readFileSync(join(gdpval, 'tasks_with_responses.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"Accountants and Auditors"'))
      .slice(0, 2);
    const rows = file('tasks.jsonl', `${tasks.join('\n')}\n`);
    const rubrics = ['--rubric', join(gdpval, 'rubrics'), '--rubric-key', 'occupation'];
    command('import', rows, '--project', 'gdpval', ...rubrics);
  }, 5 * minutes);
  afterEach(async () => {
    await browser.close();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A command on the folder that the running server holds: it finds the server by itself. */
  function command(...args: string[]): void {
    execFileSync(process.execPath, ['src/cli/touchstone.ts', ...args, '--data', product.folder], {
      cwd: root,
      stdio: 'pipe',
    });
  }

  async function personIn(persona: string, place: string) {
    const person = await openPerson(browser);
    await person.page.goto(`${product.url}${place}`);
    await person.page.getByRole('button', { name: `Continue as sample ${persona}` }).click();
    await person.page.waitForURL((url) => url.pathname === place);
    return person;
  }

  /** What the page's person may ask of this project by the wire. */
  const ask = <T>(page: Page, path: string): Promise<T> =>
    page.evaluate(async (rest) => {
      const { memberships } = await (await fetch('/api/session')).json();
      const own = memberships.find((each: { slug: string }) => each.slug === 'gdpval');
      return (await fetch(`/api/projects/${own.projectId}${rest}`)).json();
    }, path);

  type Listed = { id: string; state: string; purpose: string };

  async function workOf(page: Page): Promise<Work> {
    const { assignments } = await ask<{ assignments: Listed[] }>(page, '/assignments');
    const current = assignments.find(
      ({ state, purpose }) => state === 'held' && purpose === 'current',
    );
    return ask(page, `/assignments/${current?.id}`);
  }

  const submitted = async (page: Page) => {
    const { assignments } = await ask<{ assignments: Listed[] }>(page, '/assignments');
    return assignments.filter(({ state }) => state === 'submitted').length;
  };

  /** Judges with the keys until nothing is left, then submits. */
  async function judgeAll(page: Page, verdicts: number): Promise<void> {
    const rubric = page.getByRole('region', { name: 'Rubric', exact: true });
    await rubric.getByRole('radiogroup').first().waitFor({ timeout: minutes });
    for (let at = 0; at < verdicts; at++) await page.keyboard.press('y');
    await page.keyboard.press('Control+Enter');
  }

  test(
    'a criterion split in two sends back the verdicts that it touches, and only they',
    async () => {
      const expert = await personIn('expert', '/p/gdpval/grade');
      const rubricOf = (page: Page) => page.getByRole('region', { name: 'Rubric', exact: true });
      await rubricOf(expert.page).waitFor({ timeout: minutes });
      const first = await workOf(expert.page);
      const responses = first.task.responses.length;
      const { criteria } = first.task.rubric;
      await judgeAll(expert.page, criteria.length * responses);
      await expect.poll(() => submitted(expert.page), { timeout: minutes }).toBe(1);
      await expect
        .poll(async () => (await workOf(expert.page)).assignment.taskId, { timeout: minutes })
        .not.toBe(first.assignment.taskId);

      // The reviewer finds the rubric that was graded, and words one check as two.
      const reviewer = await personIn('reviewer', '/p/gdpval/rubrics');
      const list = reviewer.page.getByRole('table', { name: 'Rubrics' });
      await list.getByRole('button').first().click({ timeout: minutes });
      const table = reviewer.page.getByRole('table', { name: 'Criteria' });
      await table.waitFor({ timeout: minutes });
      const text = reviewer.page.getByRole('textbox', { name: 'Text of criterion 2' });
      await reviewer.page.keyboard.press('j');
      await text.fill('States the sampled total and explains each variance above five per cent.');
      const inspector = reviewer.page.getByRole('complementary', { name: 'Criterion' });
      await inspector.getByRole('heading', { name: 'Two checks in one' }).waitFor();
      await inspector.getByRole('button', { name: 'Split in two' }).click();
      const effect = reviewer.page.getByRole('region', { name: 'What v2 would change' });
      await effect
        .getByRole('heading', { name: `${2 * responses} verdicts become stale` })
        .waitFor({ timeout: minutes });
      await reviewer.page.getByRole('button', { name: /^Publish v2/ }).click();
      const dialog = reviewer.page.getByRole('dialog', { name: 'Publish v2?' });
      await dialog.getByRole('button', { name: 'Publish v2' }).click();
      await reviewer.page
        .getByRole('dialog', { name: 'v2 is published' })
        .getByText(`${2 * responses} verdicts in 1 annotation go back`)
        .waitFor({ timeout: minutes });

      // The expert leaves the task in hand; his own work comes before anything new.
      await expert.page.keyboard.press('Shift+S');
      await expert.page.getByRole('radio', { name: 'Other' }).check();
      await expert.page.getByRole('button', { name: 'Skip task' }).click();
      await expert.page
        .getByText('The rubric changed since you graded this.')
        .waitFor({ timeout: minutes });
      const again = await workOf(expert.page);
      expect(again.assignment.taskId).toBe(first.assignment.taskId);
      const asked = new Set(again.regrade?.places.map(({ criterionId }) => criterionId));
      expect(again.regrade?.places).toHaveLength(2 * responses);
      expect(asked.size).toBe(2);
      const kept = Object.keys(again.draft.fields).filter((name) => name.startsWith('verdict/'));
      expect(kept).toHaveLength((criteria.length - 1) * responses);
      // Only the two halves stand in the list; the others are folded away, and locked.
      const rows = rubricOf(expert.page).locator('[data-criterion]');
      await expect.poll(() => rows.count(), { timeout: minutes }).toBe(2);
      await rubricOf(expert.page).getByRole('button', { name: /^All / }).click();
      await rubricOf(expert.page).getByRole('button', { name: /^1 / }).click();
      const locked = rubricOf(expert.page).getByRole('radio', { name: 'Not met' }).first();
      expect(await locked.isDisabled()).toBe(true);
      await rubricOf(expert.page).getByRole('button', { name: 'To judge again 2' }).click();
      await rubricOf(expert.page).getByRole('button', { name: /^2 / }).click();
      await judgeAll(expert.page, 2 * responses);
      await expect.poll(() => submitted(expert.page), { timeout: minutes }).toBe(1);

      type Sheet = { version: number; regrades: unknown; audits: { n: number }[] };
      const { rubrics } = await ask<{ rubrics: { rubricId: string }[] }>(reviewer.page, '/rubrics');
      const sheetOf = () => ask<Sheet>(reviewer.page, `/rubrics/${rubrics[0]?.rubricId}`);
      await expect
        .poll(async () => (await sheetOf()).regrades, { timeout: minutes })
        .toEqual({ waiting: 0, held: 0, done: 1 });
      const sheet = await sheetOf();
      expect(sheet.version).toBe(2);
      expect(sheet.audits.map(({ n }) => n)).toEqual(
        Array.from({ length: criteria.length + 1 }, () => responses),
      );
      expect([...expert.faults, ...reviewer.faults]).toEqual([]);
      await expert.leave();
      await reviewer.leave();
    },
    10 * minutes,
  );

  test(
    'an expert proposes a rubric from the task in hand; approved it is the task’s next version',
    async () => {
      const expert = await personIn('expert', '/p/sample/grade');
      await expert.page
        .getByRole('button', { name: 'Propose rubric…' })
        .click({ timeout: minutes });
      const dialog = expert.page.getByRole('dialog', { name: 'Propose a rubric for this task' });
      const text = dialog.getByRole('textbox', { name: 'Text of criterion 1' });
      await text.fill('States the enterprise value, to the nearest million.');
      await dialog.getByRole('textbox', { name: 'Note for the reviewer' }).fill('It asked less.');
      await dialog.getByRole('button', { name: 'Propose' }).click();
      await expert.page
        .getByRole('dialog', { name: 'Your rubric waits for a reviewer' })
        .waitFor({ timeout: minutes });

      const reviewer = await personIn('reviewer', '/p/sample/rubrics');
      await reviewer.page.getByRole('button', { name: 'Proposals 1' }).click({ timeout: minutes });
      const proposal = reviewer.page.getByRole('article', { name: /^Proposal for / });
      await proposal.getByText('It asked less.').waitFor({ timeout: minutes });
      await proposal.getByRole('button', { name: 'Approve' }).click();
      await proposal.getByText(/^Approved by /).waitFor({ timeout: minutes });
      await reviewer.page.getByRole('button', { name: 'Rubrics', exact: true }).click();
      const list = reviewer.page.getByRole('table', { name: 'Rubrics' });
      await expect
        .poll(() => list.getByRole('cell', { name: 'v2' }).count(), { timeout: minutes })
        .toBe(1);
      expect([...expert.faults, ...reviewer.faults]).toEqual([]);
      await expert.leave();
      await reviewer.leave();
    },
    5 * minutes,
  );
});
