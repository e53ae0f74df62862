import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';
import { lookAt } from './look-at.ts';

const patience = 60_000;
let sent = 0;
const SECRET = 'The expert’s own words, not for the regrader.';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterEach(() => world?.close());

const look = (page: Page, name: string) => lookAt(page, name, 'SPOT_CHECK_SHOTS');

type Criterion = { id: string; version: number };
type Work = {
  assignment: { id: string };
  task: { responses: { id: string }[]; rubric: { criteria: Criterion[] } | null };
  settings: { questions: { kind: string; name: string; per?: string }[] };
};

/** Asks the server as whoever is signed in on the page; refusals fail the test. */
async function ask<T>(page: Page, method: string, path: string, data?: unknown): Promise<T> {
  sent += 1;
  const answer = await page.request.fetch(`${world.url}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `seed:${sent}` },
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  });
  expect([path, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([path, 200, '']);
  return (await answer.json()) as T;
}

type Submitted = { assignmentId: string; annotationId: string };

/** Submits `count` tasks over the wire, every verdict met, as the expert who is signed in. */
async function submitWork(page: Page, projectId: string, count: number): Promise<Submitted[]> {
  const done: Submitted[] = [];
  for (let n = 0; n < count; n += 1) {
    const { work } = await ask<{ work: Work | null }>(
      page,
      'POST',
      `/projects/${projectId}/claims`,
      { purpose: 'current' },
    );
    if (!work) throw new Error('The sample ran out of tasks');
    const { task, settings, assignment } = work;
    const ids = task.responses.map(({ id }) => id);
    const fields: Record<string, unknown> = {};
    for (const { id, version } of task.rubric?.criteria ?? []) {
      for (const response of ids) {
        fields[`verdict/${id}/${response}`] = { value: 'met', criterionVersion: version };
      }
    }
    for (const { kind, name, per } of settings.questions) {
      if (kind === 'comparison') {
        const [first, second] = ids;
        fields[`answer/${name}`] =
          ids.length === 2
            ? { kind: 'preference', first, second, value: 1, bothBad: false }
            : { kind: 'ranking', slots: ids.map((id) => [id]), allBad: false };
      }
      if (kind === 'text' && per !== 'response') fields[`text/${name}`] = SECRET;
    }
    const { annotationId } = await ask<{ annotationId: string }>(
      page,
      'POST',
      `/projects/${projectId}/assignments/${assignment.id}/submission`,
      { schema: 1, baseRevision: 0, fields, activeSeconds: 300 },
    );
    done.push({ assignmentId: assignment.id, annotationId });
  }
  return done;
}

test('a lead states a claim, draws, regrades blind, and reads the verdict', async () => {
  const { page: expert } = await world.person();
  await continueAs(expert, world.url, 'expert');
  await expert.getByRole('region', { name: 'Rubric' }).waitFor({ timeout: patience });
  const session = await ask<{ memberships: { projectId: string; slug: string }[] }>(
    expert,
    'GET',
    '/session',
  );
  const { projectId = '', slug = '' } = session.memberships[0] ?? {};
  const submitted = await submitWork(expert, projectId, 3);
  await expert.close();

  // Only accepted work is in the lot: a reviewer accepts it.
  const { page: reviewer } = await world.person();
  await continueAs(reviewer, world.url, 'reviewer');
  for (const { assignmentId, annotationId } of submitted) {
    await ask(reviewer, 'POST', `/projects/${projectId}/reviews/${assignmentId}/decisions`, {
      annotationId,
      kind: 'accept',
    });
  }
  await reviewer.close();

  const { page: lead } = await world.person();
  const received: string[] = [];
  lead.on('response', (response) => {
    if (/\/regrades(\/|$)/.test(new URL(response.url()).pathname)) {
      void response.text().then(
        (text) => received.push(text),
        () => undefined,
      );
    }
  });
  await continueAs(lead, world.url, 'lead');
  await lead.goto(`${world.url}/p/${slug}/quality?view=checks`);
  await lead.getByRole('button', { name: 'State a claim' }).click({ timeout: patience });
  const dialog = lead.getByRole('dialog', { name: 'State a claim' });
  await dialog.getByRole('textbox', { name: 'Fewer defective than' }).fill('50');
  await dialog.getByRole('textbox', { name: 'How sure' }).fill('60');
  await dialog.getByText(/Regrade .* of 3; the claim holds with at most 0 defects/).waitFor();
  // Where the draw looks closest is the lead's choice, and goes out with the claim.
  const emphasis = dialog.getByRole('radiogroup', { name: 'Emphasis on: High pay' });
  await emphasis.getByRole('radio', { name: '× 4' }).check();
  await look(lead, 'claim');
  await dialog.getByRole('button', { name: 'Draw the sample' }).click();
  await dialog.waitFor({ state: 'detached' });
  await lead.getByText(/is not decided yet/).waitFor({ timeout: patience });

  await lead.getByRole('button', { name: 'Regrade queue' }).click();
  const over = lead.getByRole('heading', { name: 'Nothing to regrade right now' });
  const rubric = lead.getByRole('region', { name: 'Rubric' });
  for (let items = 0; items < 3; items += 1) {
    await rubric.waitFor({ timeout: patience });
    expect(received.join('\n')).toContain('"responses"');
    // Blind: neither in the page nor on the wire before the regrade is in.
    if (items === 0) {
      expect(received.join('\n')).not.toContain(SECRET);
      await look(lead, 'regrade');
    }
    expect(await regrade(lead, 'y')).toBe('sound');
    if (items === 0) await look(lead, 'unveiling');
    await lead.getByRole('button', { name: 'Next item' }).click();
    await over.or(rubric).first().waitFor();
    if (await over.isVisible()) break;
  }
  await over.waitFor();
  expect(received.join('\n')).toContain(SECRET);

  await lead.getByRole('button', { name: 'Spot checks' }).click();
  await lead
    .getByText(/“60 % sure that fewer than 50 %/)
    .first()
    .waitFor({ timeout: patience });
  await lead.getByText('supported', { exact: true }).first().waitFor({ timeout: patience });
  await lead.getByRole('table', { name: 'Defects by stratum' }).waitFor();
  expect(await lead.getByRole('table', { name: 'Regraded items' }).textContent()).toContain(
    'sound',
  );
  await look(lead, 'verdict');
  await lead.getByRole('button', { name: 'Overview' }).click();
  await lead.getByRole('heading', { name: 'Defects' }).waitFor({ timeout: patience });
  await lead.getByText(/There is a forecast once 10 items are accepted over 5 days/).waitFor();
  const byExpert = lead.getByRole('grid', { name: 'By expert' });
  await byExpert
    .getByRole('button', { name: /^Accepted of .*: 3$/ })
    .waitFor({ timeout: patience });
  await look(lead, 'overview');

  // What the answers say together: models with intervals, consensus beside majority.
  await lead.getByRole('button', { name: 'Consensus', exact: true }).click();
  await lead
    .getByRole('heading', { name: /^Models: / })
    .first()
    .waitFor({ timeout: patience });
  await lead
    .getByRole('table', { name: /^Consensus: / })
    .first()
    .waitFor();
  await look(lead, 'consensus');

  // The second claim stops as soon as it is decided: two of three are found defective.
  await lead.getByRole('button', { name: 'Spot checks' }).click();
  await lead.getByRole('button', { name: 'New claim' }).click({ timeout: patience });
  await dialog.getByRole('textbox', { name: 'Fewer defective than' }).fill('50');
  await dialog.getByRole('textbox', { name: 'How sure' }).fill('60');
  await dialog.getByRole('radio', { name: 'Stop when decided' }).check();
  await dialog.getByText(/At the earliest after .* of 3, if none is defective/).waitFor();
  await look(lead, 'claim-sequential');
  await dialog.getByRole('button', { name: 'Draw the sample' }).click();
  await dialog.waitFor({ state: 'detached' });
  await lead.getByRole('button', { name: 'Regrade queue' }).click();
  let regraded = 0;
  for (; regraded < 3; regraded += 1) {
    await over.or(rubric).first().waitFor({ timeout: patience });
    if (await over.isVisible()) break;
    expect(await regrade(lead, 'n')).toBe('defective');
    if (regraded === 0) await look(lead, 'unveiling-defective');
    await lead.getByRole('button', { name: 'Next item' }).click();
  }
  await over.waitFor({ timeout: patience });
  // The third item need not be looked at: two defects of three refute "fewer than half".
  expect(regraded).toBe(2);
  await lead.getByRole('button', { name: 'Spot checks' }).click();
  await lead.getByText('refuted', { exact: true }).first().waitFor({ timeout: patience });
  expect(await lead.getByRole('table', { name: 'Regraded items' }).textContent()).toContain(
    'verdicts',
  );
  await look(lead, 'verdict-refuted');

  // Claim, seed and result of both go out with the data.
  await lead.goto(`${world.url}/p/${slug}/data?view=export`);
  const card = lead.getByRole('region', { name: 'Data card' });
  await card
    .getByText(/60 % sure that fewer than 50 %/)
    .first()
    .waitFor({ timeout: patience });
  const said = (await card.textContent()) ?? '';
  for (const word of ['Seed', 'supported', 'refuted', 'Spot check 1', 'Spot check 2']) {
    expect(said).toContain(word);
  }
  await lead.goto(`${world.url}/p/${slug}/quality`);
  // What a number counts is what it opens.
  await byExpert.getByRole('button', { name: /^Accepted of .*: 3$/ }).click();
  await lead
    .getByRole('dialog', { name: 'Accepted items' })
    .getByText(/^3 items, by /)
    .waitFor();
  await lead.waitForURL(/of=accepted&in=expert&row=/);
  await lead.goto(`${world.url}/p/${slug}/quality?by=domain`);
  await lead
    .getByRole('grid', { name: 'By domain' })
    .getByRole('button', { name: /^Items of / })
    .first()
    .click({ timeout: patience });
  await lead
    .getByRole('dialog', { name: 'Submitted items' })
    .getByRole('table', { name: 'Items' })
    .getByRole('button')
    .first()
    .click({ timeout: patience });
  await lead.waitForURL(/\/review\?state=all&review=/);
  expect(world.faults).toEqual([]);
}, 600_000);

/** Gives every verdict with one key, leaves the order of the responses open, and submits. */
async function regrade(page: Page, key: 'y' | 'n'): Promise<string> {
  const count = (await page
    .getByRole('region', { name: 'Rubric' })
    .getByText(/^\d+ of \d+/)
    .first()
    .textContent()) as string;
  const total = Number(/of (\d+)/.exec(count)?.[1]);
  for (let given = 0; given < total; given += 1) await page.keyboard.press(key);
  await answerComparison(page);
  await page.getByRole('textbox', { name: 'Justification' }).fill('The same for all of them.');
  await page.getByRole('button', { name: 'Submit' }).click();
  const unveiled = page.getByRole('dialog', { name: /^The item is (sound|defective)$/ });
  await unveiled.waitFor({ timeout: patience });
  const found = await unveiled.getByRole('heading').first().textContent();
  return found?.replace('The item is ', '') ?? '';
}

/**
 * The same order as the expert's cannot be known, so nothing is preferred: a tie reverses no
 * order. With three or more responses all of them go into one slot.
 */
async function answerComparison(page: Page): Promise<void> {
  const responses = await page.getByRole('region', { name: /^Response [A-Z]$/ }).count();
  if (responses <= 2) return page.keyboard.press('4');
  for (let place = 1; place <= responses; place += 1) {
    await page.keyboard.press('1');
    await page.keyboard.press(']');
  }
}
