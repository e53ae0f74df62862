import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { ask, importFiles } from './over-the-wire.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, '..', 'shared', 'data', 'clawwork_gdpval', 'tasks_with_responses.jsonl');
const absent = !existsSync(file);
const password = 'correct horse battery';
const patience = 60_000;

const criterion = (id: string, title: string, points: number) => ({
  id,
  version: 1,
  title,
  text: `${title} in the answer`,
  tags: [],
  points,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
});

const look = (page: Page, name: string) => lookAt(page, name, 'REVIEW_SHOTS');

describe.skipIf(absent)(
  'reviews of GDPval work (skipped where the shared data is not there)',
  () => {
    let world: TouchstoneWorld;
    beforeAll(async () => {
      world = await touchstoneWorld({ sampleMode: false });
    }, 300_000);
    afterAll(() => world?.close());

    test('returned with an anchored comment, disputed, and decided by a second reviewer', async () => {
      const { page: owner } = await world.person();
      await owner.goto(world.ownerLink ?? '');
      await owner.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
      await owner.getByRole('textbox', { name: 'Name' }).fill('Olga Owner');
      await owner.getByLabel('Password').fill(password);
      await owner.getByRole('button', { name: 'Create the owner’s account' }).click();
      await owner.waitForURL((url) => url.pathname === '/');
      const project = await ask<{ id: string }>(owner, 'POST', '/projects', {
        slug: 'gdpval',
        name: 'GDPval reviews',
        rubric: [criterion('c1', 'Answers the question', 5), criterion('c2', 'Shows its work', 3)],
      });
      await importFiles(owner, project.id, [
        { name: 'rows.jsonl', text: firstComparison(), use: 'rows' },
      ]);
      for (const [name, role] of [
        ['eva', 'expert'],
        ['rita', 'reviewer'],
        ['sam', 'reviewer'],
      ] as const) {
        await ask(owner, 'POST', '/accounts', {
          email: `${name}@example.com`,
          name: name === 'eva' ? 'Eva Expert' : name === 'rita' ? 'Rita Review' : 'Sam Second',
          password,
          role,
          projectId: project.id,
        });
      }

      // An expert submits.
      const expert = await signIn('eva@example.com');
      await expert.getByRole('checkbox', { name: 'I have read this and attest it' }).check();
      await expert.getByRole('button', { name: 'Sign and start' }).click();
      await expert.getByRole('region', { name: 'Rubric' }).waitFor({ timeout: patience });
      for (let verdict = 0; verdict < 4; verdict += 1) await expert.keyboard.press('y');
      await expert.keyboard.press('3');
      await expert
        .getByRole('textbox', { name: 'Justification' })
        .fill('The first one says how it got there.');
      await expert.getByRole('button', { name: 'Submit' }).click();
      await expert
        .getByRole('heading', { name: 'Nothing to grade right now' })
        .waitFor({ timeout: patience });

      // A reviewer returns it with a comment on a verdict, by keyboard alone.
      const reviewer = await signIn('rita@example.com');
      await reviewer.waitForURL(/\/review/, { timeout: patience });
      await reviewer.getByRole('region', { name: 'Queue' }).getByText('Eva Expert').waitFor();
      await look(reviewer, 'queue');
      await reviewer.keyboard.press('Shift+J');
      await reviewer.getByRole('region', { name: 'Review' }).waitFor({ timeout: patience });
      await reviewer.getByRole('button', { name: 'Accept', exact: true }).waitFor();
      await look(reviewer, 'unveiled');
      await reviewer.keyboard.press('Shift+R');
      await reviewer.getByText('Say what is to be changed', { exact: false }).waitFor();
      await reviewer.keyboard.press('j');
      await reviewer.keyboard.press('c');
      const written = reviewer.getByRole('textbox', { name: 'Comment on 2 · A' });
      await written.fill('The work is not shown before the last table.');
      await written.press('Control+Enter');
      await look(reviewer, 'comments');
      await reviewer.getByRole('button', { name: 'Return, 1 comment' }).click();
      await reviewer
        .getByRole('heading', { name: 'Nothing waits for review' })
        .waitFor({ timeout: patience });

      // It is the expert's next claim, opens on the comment, names nobody, and is disputed.
      await expert.getByRole('button', { name: 'Look again' }).click();
      const returned = expert.getByRole('region', { name: 'Returned work' });
      await returned.waitFor({ timeout: patience });
      await returned.getByText('The work is not shown before the last table.').waitFor();
      await returned.getByText('Reviewer 1').waitFor();
      expect(await returned.textContent()).not.toContain('Rita');
      await expert
        .getByRole('button', { name: '2 Shows its work', expanded: true })
        .waitFor({ timeout: patience });
      await expert.keyboard.press('n');
      await returned.getByText('Changed since it came back: 2 · A').waitFor();
      await look(expert, 'returned');
      await returned.getByRole('button', { name: 'Dispute' }).click();
      await returned.getByRole('button', { name: 'Send the dispute' }).click();
      await returned.getByText('Tick what it is about.').waitFor();
      await returned.getByRole('checkbox', { name: 'The criterion reads two ways' }).check();
      await returned
        .getByRole('textbox', { name: 'Your reason' })
        .fill('It stands in the sentence above the table.');
      await look(expert, 'dispute');
      await returned.getByRole('button', { name: 'Send the dispute' }).click();
      await expert
        .getByRole('heading', { name: 'Nothing to grade right now' })
        .waitFor({ timeout: patience });

      // The first reviewer may not decide it; a second one does.
      await reviewer.reload();
      await reviewer.getByText('Disputed, another reviewer decides').waitFor({ timeout: patience });
      await reviewer.keyboard.press('Shift+J');
      await reviewer
        .getByText('You returned this work: another reviewer decides the dispute.')
        .waitFor({ timeout: patience });
      const second = await signIn('sam@example.com');
      await second
        .getByRole('region', { name: 'Queue' })
        .getByText('Disputed', { exact: true })
        .last()
        .waitFor({ timeout: patience });
      await second.keyboard.press('Shift+J');
      await second
        .getByText('It stands in the sentence above the table.', { exact: false })
        .waitFor({ timeout: patience });
      await look(second, 'disputed');
      await second.getByRole('button', { name: 'Uphold: the expert is right' }).click();
      await second
        .getByRole('heading', { name: 'Nothing waits for review' })
        .waitFor({ timeout: patience });

      // The expert is told in the app, and looking marks it as read.
      await expert.reload();
      await expert.getByRole('button', { name: /Notifications, \d unread/ }).click({
        timeout: patience,
      });
      await expert.getByRole('menuitem', { name: /The dispute is decided/ }).waitFor();
      await expert.keyboard.press('Escape');
      await expert
        .getByRole('button', { name: 'Notifications', exact: true })
        .waitFor({ timeout: patience });

      // Both sides are counted, and the log has it all.
      const own = await ask<{ asExpert: unknown }>(
        expert,
        'GET',
        `/projects/${project.id}/review-record`,
      );
      expect(own.asExpert).toMatchObject({ cameBack: 1, disputed: 1, upheld: 1, accepted: 1 });
      const records = await ask<{ people: { name: string; asReviewer: unknown }[] }>(
        owner,
        'GET',
        `/projects/${project.id}/review-records`,
      );
      expect(records.people.find(({ name }) => name === 'Rita Review')?.asReviewer).toMatchObject({
        returned: 1,
        disputed: 1,
        overturned: 1,
      });
      const log = await ask<{ entries: { kind: string; detail: { decision?: string } }[] }>(
        owner,
        'GET',
        `/projects/${project.id}/audit`,
      );
      const decisions = log.entries.filter(({ kind }) => kind === 'review');
      expect(decisions.map(({ detail }) => detail.decision).toSorted()).toEqual([
        'dispute',
        'return',
        'uphold',
      ]);
      // Chromium reports the refused claims that led to the attestation.
      expect(world.faults.filter((each) => !each.includes('403'))).toEqual([]);
    }, 600_000);

    test('graded blind, unveiled, fixed with one’s own verdict; two experts adjudicated', async () => {
      const { page: owner } = await world.person();
      await owner.goto(`${world.url}/sign-in`);
      await owner.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
      await owner.getByLabel('Password').fill(password);
      await owner.getByRole('button', { name: 'Sign in' }).click();
      await owner.waitForURL((url) => !url.pathname.includes('sign-in'), { timeout: patience });
      const project = await ask<{ id: string }>(owner, 'POST', '/projects', {
        slug: 'blind',
        name: 'Blind reviews',
        overlap: 2,
        questions: [{ kind: 'comparison', name: 'Preference', required: true }],
        rubric: [criterion('c1', 'Answers the question', 5), criterion('c2', 'Shows its work', 3)],
        review: { policy: { kind: 'all' }, blindFirst: true },
      });
      await importFiles(owner, project.id, [
        { name: 'rows.jsonl', text: firstComparison(), use: 'rows' },
      ]);
      for (const [email, name, role] of [
        ['eva@example.com', 'Eva Expert', 'expert'],
        ['finn@example.com', 'Finn Expert', 'expert'],
        ['rita@example.com', 'Rita Review', 'reviewer'],
      ] as const) {
        await ask(owner, 'POST', '/accounts', {
          email,
          name,
          password: email.startsWith('finn') ? password : null,
          role,
          projectId: project.id,
        });
      }
      for (const [email, keys] of [
        ['eva@example.com', 'yyyy3'],
        ['finn@example.com', 'nyyy5'],
      ] as const) {
        const expert = await signIn(email, 'blind');
        await expert
          .getByRole('checkbox', { name: 'I have read this and attest it' })
          .check({ timeout: patience });
        await expert.getByRole('button', { name: 'Sign and start' }).click();
        await expert.getByRole('region', { name: 'Rubric' }).waitFor({ timeout: patience });
        for (const key of keys) await expert.keyboard.press(key);
        await expert.getByRole('button', { name: 'Submit' }).click();
        await expert
          .getByRole('heading', { name: 'Nothing to grade right now' })
          .waitFor({ timeout: patience });
        await expert.context().close();
      }

      const reviewer = await signIn('rita@example.com', 'blind');
      const answers: string[] = [];
      reviewer.on('response', (response) => {
        if (/\/reviews\/[^/?]+/.test(response.url())) {
          void response.text().then(
            (text) => answers.push(text),
            () => undefined,
          );
        }
      });
      await reviewer.getByRole('region', { name: 'Queue' }).getByText('Eva Expert').waitFor();
      await reviewer.keyboard.press('Shift+J');
      await reviewer
        .getByText('Answers hidden until you have graded')
        .waitFor({ timeout: patience });
      await expect.poll(() => answers.length, { timeout: patience }).toBeGreaterThan(0);
      expect(answers.join()).toContain('"unveiled":null');
      expect(answers.join()).not.toContain('verdict/');
      await reviewer.getByRole('region', { name: 'Rubric' }).waitFor({ timeout: patience });
      for (const key of 'yyny3') await reviewer.keyboard.press(key);
      await look(reviewer, 'blind');
      await reviewer.getByRole('button', { name: 'Unveil' }).click();
      await reviewer.getByText(/You graded blind, unveiled/).waitFor({ timeout: patience });
      await reviewer.getByRole('button', { name: 'Differ 1' }).waitFor();
      await reviewer.keyboard.press('j');
      await reviewer.getByRole('button', { name: 'Use mine' }).waitFor();
      await look(reviewer, 'differ');
      await reviewer.keyboard.press('m');
      await reviewer.getByText('In your fix: yours').waitFor();
      await reviewer.keyboard.press('Shift+F');
      await reviewer.getByRole('button', { name: 'Accept my version' }).click();
      await reviewer
        .getByText('Answers hidden until you have graded')
        .waitFor({ timeout: patience });

      // A saved view finds what was accepted.
      await reviewer.getByRole('combobox', { name: 'State' }).click();
      await reviewer.getByRole('option', { name: 'Accepted', exact: true }).click();
      await reviewer.getByRole('button', { name: 'Save this view…' }).click();
      await reviewer.getByRole('textbox', { name: 'Name of the view' }).fill('Done');
      await reviewer.keyboard.press('Enter');
      await reviewer.getByRole('combobox', { name: 'Saved view' }).waitFor();

      // Where two experts judged, the matrix opens on what divides them.
      // Adjudicated without a pointer.
      await press(reviewer, reviewer.getByRole('button', { name: 'Adjudicate disagreements' }));
      const list = reviewer.getByRole('table', { name: 'Tasks judged by several experts' });
      await list.waitFor({ timeout: patience });
      await look(reviewer, 'adjudications');
      await press(reviewer, list.getByRole('button').first());
      const final = reviewer.getByRole('region', { name: 'Final verdict' });
      await final.waitFor({ timeout: patience });
      await reviewer.getByText('Names are hidden until you decide').waitFor();
      await reviewer.keyboard.press('n');
      const reason = final.getByRole('textbox', { name: 'Reason of the final verdict' });
      await tabTo(reviewer, reason);
      await reviewer.keyboard.type('As asked.');
      await look(reviewer, 'adjudication');
      const preference = reviewer.getByRole('radiogroup', { name: 'Final answer: Preference' });
      const slightly = preference.getByRole('radio', { name: /^3, A slightly better/ });
      await tabTo(reviewer, preference.getByRole('radio').first());
      for (let step = 0; step < 7 && !(await slightly.isChecked()); step += 1) {
        await reviewer.keyboard.press('ArrowRight');
      }
      expect(await slightly.isChecked()).toBe(true);
      // Whatever else is divided is decided the same way.
      for (let step = 0; step < 4; step += 1) {
        await reviewer.keyboard.press('Control+Enter');
        // Out of the reason, where letters are text.
        if ((await reason.isVisible()) && (await isFocused(reason)))
          await reviewer.keyboard.press('Tab');
        await reviewer.keyboard.press('n');
        if (await final.getByText('Nothing left').isVisible()) break;
      }
      await reviewer.keyboard.press('Control+Enter');
      await reviewer
        .getByText('Version 1 stands: adjudicated by Rita Review')
        .waitFor({ timeout: patience });
      expect(world.faults.filter((each) => !each.includes('403'))).toEqual([]);
    }, 600_000);

    const isFocused = (of: Locator) => of.evaluate((each) => each === document.activeElement);

    /** With Tab alone, from wherever the focus is. */
    async function tabTo(page: Page, target: Locator): Promise<void> {
      await target.waitFor({ timeout: patience });
      for (let step = 0; step < 150; step += 1) {
        if (await isFocused(target)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not reach ${target.toString()}`);
    }

    async function press(page: Page, target: Locator): Promise<void> {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    }

    async function signIn(email: string, slug = 'gdpval'): Promise<Page> {
      const { page } = await world.person();
      await page.goto(`${world.url}/p/${slug}`);
      await page.getByRole('textbox', { name: 'Email' }).fill(email);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/\/p\/\w+\/\w+/, { timeout: patience });
      return page;
    }

    /** The first GDPval task, cut to two of its responses. */
    function firstComparison(): string {
      const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      type Row = { responses: unknown[] };
      const row = rows
        .map((line) => JSON.parse(line) as Row)
        .find(({ responses }) => responses.length >= 2);
      if (!row) throw new Error('No GDPval task has two responses');
      return JSON.stringify({ ...row, responses: row.responses.slice(0, 2) });
    }
  },
);
