import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { ask, importFiles } from './over-the-wire.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

const gdpval = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'clawwork_gdpval');
const absent = !existsSync(join(gdpval, 'tasks_with_responses.jsonl'));
const password = 'correct horse battery';
const patient = { timeout: 60_000 };

type Listed = { id: string; taskId: string; state: string; purpose: string };
type Criterion = { id: string; version: number };
type Work = {
  assignment: { id: string; taskId: string };
  task: { responses: { id: string }[]; rubric: { version: number; criteria: Criterion[] } };
  draft: { fields: Record<string, unknown> };
  regrade?: { places: { criterionId: string; responseId: string }[] };
};

const look = (page: Page, name: string) => lookAt(page, name, 'CYCLE_SHOTS');

describe.skipIf(absent)(
  'the whole cycle on GDPval tasks (skipped where ../shared/data is absent)',
  () => {
    let world: TouchstoneWorld;
    let at: string;
    beforeEach(async () => {
      world = await touchstoneWorld({ sampleMode: false });
    }, 300_000);
    afterEach(() => world?.close());

    test('submitted, returned, disputed, decided; a criterion split, its stale verdicts judged again and only they', async () => {
      const lead = await ownerOf('Lena Lead');
      const { id: projectId } = await ask<{ id: string }>(lead, 'POST', '/projects', {
        slug: 'gdpval',
        name: 'GDPval',
        questions: [],
        shuffle: false,
      });
      at = `/projects/${projectId}`;
      await importFiles(lead, projectId, accountants());
      for (const [name, role] of [
        ['Eva Expert', 'expert'],
        ['Rita Review', 'reviewer'],
        ['Sam Second', 'reviewer'],
      ] as const) {
        const email = addressOf(name);
        await ask(lead, 'POST', '/accounts', { email, name, password, role, projectId });
      }

      // The expert submits both tasks.
      const expert = await signIn('Eva Expert');
      await expert.getByRole('checkbox', { name: 'I have read this and attest it' }).check();
      await expert.getByRole('button', { name: 'Sign and start' }).click();
      const rubric = expert.getByRole('region', { name: 'Rubric', exact: true });
      await rubric.waitFor(patient);
      const first = await workInHand(expert);
      const { criteria } = first.task.rubric;
      await judgeAll(expert, criteria.length * first.task.responses.length);
      await expect
        .poll(async () => (await workInHand(expert)).assignment.taskId, patient)
        .not.toBe(first.assignment.taskId);
      const second = await workInHand(expert);
      await judgeAll(expert, criteria.length * second.task.responses.length);
      await nothingToGrade(expert);

      // The first reviewer returns one with a comment anchored to a verdict, and accepts the other.
      const reviewer = await signIn('Rita Review');
      await reviewer
        .getByRole('region', { name: 'Queue' })
        .getByText('Eva Expert')
        .first()
        .waitFor();
      await reviewer.keyboard.press('Shift+J');
      await reviewer.getByRole('button', { name: 'Accept', exact: true }).waitFor(patient);
      await reviewer.keyboard.press('j');
      await reviewer.keyboard.press('c');
      const comment = reviewer.getByRole('textbox', { name: 'Comment on 2 · A' });
      await comment.fill('The total is asserted, not shown.');
      await comment.press('Control+Enter');
      await look(reviewer, 'comment');
      await reviewer.getByRole('button', { name: 'Return, 1 comment' }).click();
      await reviewer.getByRole('button', { name: 'Return', exact: true }).waitFor(patient);
      await reviewer.keyboard.press('Shift+A');
      await reviewer.getByRole('heading', { name: 'Nothing waits for review' }).waitFor(patient);

      // The returned one is the expert's next, opens on the comment, and is disputed.
      await expert.getByRole('button', { name: 'Look again' }).click();
      const returned = expert.getByRole('region', { name: 'Returned work' });
      await returned.getByText('The total is asserted, not shown.').waitFor(patient);
      const returnedTask = (await workInHand(expert)).assignment.taskId;
      expect(returnedTask).toBe(first.assignment.taskId);
      await expert.getByRole('button', { name: /^2 /, expanded: true }).waitFor(patient);
      await returned.getByRole('button', { name: 'Dispute' }).click();
      await returned.getByRole('checkbox', { name: 'The criterion reads two ways' }).check();
      await returned.getByRole('textbox', { name: 'Your reason' }).fill('It asks for two things.');
      await returned.getByRole('button', { name: 'Send the dispute' }).click();
      await nothingToGrade(expert);

      // The second reviewer decides; the first one may not.
      await expect
        .poll(async () => (await reviewsOf(reviewer)).map((each) => each.state), patient)
        .toEqual(['disputed']);
      const decider = await signIn('Sam Second');
      await decider.getByRole('region', { name: 'Queue' }).getByText('Eva Expert').waitFor(patient);
      await decider.keyboard.press('Shift+J');
      await decider.getByText('It asks for two things.').waitFor(patient);
      await decider.getByRole('button', { name: 'Uphold: the expert is right' }).click();
      await decider.getByRole('heading', { name: 'Nothing waits for review' }).waitFor(patient);

      // The lead words the criterion as two; what that makes stale is said before it is published.
      const responses = first.task.responses.length + second.task.responses.length;
      await lead.goto(`${world.url}/p/gdpval/rubrics`);
      await lead.getByRole('table', { name: 'Rubrics' }).getByRole('button').first().click(patient);
      await lead.getByRole('table', { name: 'Criteria' }).waitFor(patient);
      await lead.keyboard.press('j');
      await lead
        .getByRole('textbox', { name: 'Text of criterion 2' })
        .fill('States the sampled total and explains each variance above five per cent.');
      const inspector = lead.getByRole('complementary', { name: 'Criterion' });
      await inspector.getByRole('heading', { name: 'Two checks in one' }).waitFor();
      await look(lead, 'compound');
      await inspector.getByRole('button', { name: 'Split in two' }).click();
      await lead
        .getByRole('region', { name: 'What v2 would change' })
        .getByRole('heading', { name: `${2 * responses} verdicts become stale` })
        .waitFor(patient);
      await look(lead, 'split');
      await lead.getByRole('button', { name: /^Publish v2/ }).click();
      await lead
        .getByRole('dialog', { name: 'Publish v2?' })
        .getByRole('button', { name: 'Publish v2' })
        .click();
      await lead
        .getByRole('dialog', { name: 'v2 is published' })
        .getByText(`${2 * responses} verdicts in 2 annotations go back`)
        .waitFor(patient);

      // Exactly the verdicts of the two halves come back to the expert; the others stand, locked.
      await expert.getByRole('button', { name: 'Look again' }).click();
      await expert.getByText('The rubric changed since you graded this.').waitFor(patient);
      const untouched = criteria.filter((_, index) => index !== 1).map(({ id }) => id);
      for (const work of [first, second]) {
        await expect
          .poll(async () => (await workInHand(expert)).assignment.taskId, patient)
          .toBe(work.assignment.taskId);
        const again = await workInHand(expert);
        const places = again.regrade?.places ?? [];
        expect(places).toHaveLength(2 * work.task.responses.length);
        expect(places.filter(({ criterionId }) => untouched.includes(criterionId))).toEqual([]);
        expect(keptVerdicts(again)).toEqual(
          untouched
            .flatMap((id) => work.task.responses.map((response) => `verdict/${id}/${response.id}`))
            .toSorted(),
        );
        await expect.poll(() => rubric.locator('[data-criterion]').count(), patient).toBe(2);
        if (work === first) await look(expert, 'regrade');
        await judgeAll(expert, places.length);
      }
      await nothingToGrade(expert);

      // Nothing was rewritten in place: what was said before is still there, beside what counts now.
      type Sheet = { version: number; regrades: unknown; audits: { n: number }[] };
      const { rubrics } = await ask<{ rubrics: { rubricId: string }[] }>(
        lead,
        'GET',
        `${at}/rubrics`,
      );
      const sheet = await ask<Sheet>(lead, 'GET', `${at}/rubrics/${rubrics[0]?.rubricId}`);
      expect(sheet.regrades).toEqual({ waiting: 0, held: 0, done: 2 });
      expect(sheet.version).toBe(2);
      expect(sheet.audits.map(({ n }) => n)).toEqual(
        Array.from({ length: criteria.length + 1 }, () => responses),
      );

      // Chromium reports the refused claim that led to the attestation.
      expect(world.faults.filter((each) => !each.includes('403'))).toEqual([]);
    }, 600_000);

    /** Two tasks of one occupation with its rubric: they say the same and are edited as one. */
    function accountants() {
      const read = (...path: string[]) => readFileSync(join(gdpval, ...path), 'utf8');
      const rows = read('tasks_with_responses.jsonl')
        .split('\n')
        .filter((line) => line.includes('"Accountants and Auditors"'));
      const name = 'Accountants_and_Auditors.json';
      return [
        { name: 'rows.jsonl', text: rows.slice(0, 2).join('\n'), use: 'rows' as const },
        { name, text: read('rubrics', name), use: 'rubric' as const },
      ];
    }

    async function ownerOf(name: string): Promise<Page> {
      const { page } = await world.person();
      await page.goto(world.ownerLink ?? '');
      await page.getByRole('textbox', { name: 'Email' }).fill(addressOf(name));
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Create the owner’s account' }).click();
      await page.waitForURL((url) => url.pathname === '/');
      return page;
    }

    async function signIn(name: string): Promise<Page> {
      const { page } = await world.person();
      await page.goto(`${world.url}/p/gdpval`);
      await page.getByRole('textbox', { name: 'Email' }).fill(addressOf(name));
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/\/p\/\w+\/\w+/, patient);
      return page;
    }

    async function workInHand(page: Page): Promise<Work> {
      const path = `${at}/assignments`;
      const { assignments } = await ask<{ assignments: Listed[] }>(page, 'GET', path);
      const held = assignments.find((each) => each.state === 'held' && each.purpose === 'current');
      return ask(page, 'GET', `${path}/${held?.id}`);
    }

    async function reviewsOf(page: Page): Promise<{ state: string }[]> {
      const path = `${at}/reviews?state=disputed`;
      return (await ask<{ reviews: { state: string }[] }>(page, 'GET', path)).reviews;
    }
  },
);

function addressOf(name: string): string {
  return `${name.split(' ')[0]?.toLowerCase()}@example.com`;
}

/** Judges with the keys until nothing is left, then submits. */
async function judgeAll(page: Page, verdicts: number): Promise<void> {
  const rubric = page.getByRole('region', { name: 'Rubric', exact: true });
  await rubric.getByRole('radiogroup').first().waitFor(patient);
  for (let at = 0; at < verdicts; at += 1) await page.keyboard.press('y');
  await page.keyboard.press('Control+Enter');
}

function nothingToGrade(page: Page): Promise<void> {
  return page.getByRole('heading', { name: 'Nothing to grade right now' }).waitFor(patient);
}

function keptVerdicts({ draft }: Work): string[] {
  return Object.keys(draft.fields)
    .filter((name) => name.startsWith('verdict/'))
    .toSorted();
}
