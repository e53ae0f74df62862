import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sniffFormat } from '#domain/formats/sniff-format.ts';
import { touchstoneWorld, type TouchstoneWorld } from '#tests/journeys/touchstone-world.ts';
import { brief, hostile, hostileFiles } from './hostile-files.ts';
import { ask, becomeOwner, emptyWatch, importFiles, watchedPerson } from './watched-world.ts';

// Hostile text in every field that a person or a file can fill, then every screen in Chromium.

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld({ sampleMode: false });
}, 300_000);
afterEach(() => world.close());

test('no text of any field or import format runs, loads or is refused by the policy only', async () => {
  const watch = emptyWatch();
  const { page: owner } = await watchedPerson(world, watch);
  await becomeOwner(owner, world, brief);
  const api = <Answer>(method: string, path: string, data?: unknown) =>
    ask<Answer>(owner, world.url, method, path, data);

  const { id } = await api<{ id: string }>('POST', '/projects', {
    slug: 'hostile',
    name: brief,
    instructions: hostile,
    questions: [
      { kind: 'comparison', name: 'Preference', required: false, prompt: hostile },
      {
        kind: 'text',
        name: brief,
        required: true,
        per: 'task',
        prompt: hostile,
        placeholder: brief,
      },
      {
        kind: 'choice',
        name: 'Choice',
        multiple: false,
        required: false,
        per: 'task',
        options: [brief, 'b'],
      },
      {
        kind: 'highlight',
        name: 'Marks',
        required: false,
        labels: [{ name: brief, severity: 'major' }],
      },
    ],
    skip: { perDay: 10, reasons: [brief, 'Other'] },
    confidentialWords: [brief],
    overlap: 2,
  });

  for (const { format, name, text } of hostileFiles) {
    expect([name, sniffFormat(text).format]).toEqual([name, format]);
    const job = await importFiles(owner, world.url, id, [{ name, text }]);
    expect([format, job.progress.tasks]).toEqual([format, 1]);
  }
  // Refused rows are shown with an excerpt.
  await importFiles(owner, world.url, id, [
    { name: `${brief}.jsonl`, text: `{"prompt":"${'x'}"}\n${hostile}` },
  ]).catch(() => undefined);

  const at = `/projects/${id}`;
  await api('POST', `${at}/api-keys`, { name: brief, scopes: ['read'] });
  await api('PUT', `${at}/terms`, { text: hostile });
  const { token } = await api<{ token: string }>('POST', `${at}/invitations`, {
    email: 'ines@example.com',
    roles: ['expert', 'reviewer'],
    skills: [brief],
  });

  const { page: expert } = await watchedPerson(world, watch);
  await expert.goto(`${world.url}/join#${token}`);
  await expert.getByRole('textbox', { name: 'Name' }).fill(brief);
  await expert.getByLabel('Password').fill('correct horse battery');
  await expert.getByRole('button', { name: 'Join' }).click();
  await expert.waitForURL((url) => url.pathname !== '/join');
  await expert.goto(`${world.url}/p/hostile/grade`);
  await expert.getByRole('checkbox', { name: 'I have read this and attest it' }).check();
  await expert.getByRole('button', { name: 'Sign and start' }).click();

  // Grade what every format became, and leave hostile answers behind.
  let submitted = 0;
  for (let n = 0; n < hostileFiles.length; n += 1) {
    await expert.goto(`${world.url}/p/hostile/grade`);
    await expert.getByRole('region', { name: 'Response A' }).waitFor();
    await pressAround(expert);
    submitted += await submitHostile(expert, id);
  }
  expect(submitted).toBeGreaterThan(5);

  const { people } = await api<{ people: { accountId: string; email: string }[] }>(
    'GET',
    `${at}/people`,
  );
  const ines = people.find(({ email }) => email === 'ines@example.com');
  await api('PUT', `${at}/people/${ines?.accountId}/walls`, {
    walls: [{ company: brief, tie: 'client', note: brief, endsOn: null }],
  });

  const links = await screensOf(owner);
  expect(links.length).toBeGreaterThanOrEqual(5);
  for (const link of [...links, '/p/hostile/account']) {
    await owner.goto(`${world.url}${link}`);
    await owner.locator('#work').waitFor();
    await pressAround(owner);
  }
  for (const view of ['roster', 'attestation', 'keys', 'log']) {
    await owner.goto(`${world.url}/p/hostile/people?view=${view}`);
    await owner.locator('#work').waitFor();
    await pressAround(owner);
  }

  expect(watch.hits).toEqual([]);
  expect(watch.elsewhere).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.requests).toBeGreaterThan(100);
}, 400_000);

async function screensOf(page: Page): Promise<string[]> {
  await page.goto(`${world.url}/p/hostile`);
  await page.getByRole('navigation').first().getByRole('link').first().waitFor();
  return page.evaluate(() =>
    [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href') ?? ''),
  );
}

/** Hovers and opens what could show more of the text; nothing that leaves or changes. */
async function pressAround(page: Page): Promise<void> {
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const found = document.querySelectorAll<HTMLElement>(
      '[aria-expanded="false"], [title], summary, [role="tab"], tbody tr [href], [data-link], [data-image]',
    );
    for (const each of [...found].slice(0, 60)) {
      if (each.closest('nav, a')) continue;
      each.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      each.click();
    }
  });
  await page.waitForTimeout(400);
  await page.keyboard.press('Escape');
}

type Work = {
  assignment: { id: string };
  draft: { revision: number; schema: number };
  task: {
    responses: { id: string }[];
    rubric: { criteria: { id: string; version: number; scale: { kind: string } }[] } | null;
  };
};

/** Submits the task on screen with hostile text in every field of the draft. */
async function submitHostile(page: Page, projectId: string): Promise<number> {
  const at = `/projects/${projectId}`;
  const { work } = await ask<{ work: Work | null }>(page, world.url, 'POST', `${at}/claims`, {
    purpose: 'current',
  });
  if (!work) return 0;
  const { task, draft, assignment } = work;
  const encoded = encodeURIComponent;
  const fields: Record<string, unknown> = { [`text/${encoded(brief)}`]: hostile };
  for (const { id } of task.responses) {
    fields[`highlight/h${encoded(id)}`] = {
      id: `h${id}`,
      target: { kind: 'response', responseId: id },
      start: 0,
      end: 4,
      unit: 'utf16',
      quote: hostile.slice(0, 200),
      locator: brief,
      label: brief,
      comment: hostile,
    };
    for (const { id: criterion, version, scale } of task.rubric?.criteria ?? []) {
      const value = scale.kind === 'anchored' ? 3 : 'met';
      fields[`verdict/${encoded(criterion)}/${encoded(id)}`] = { value, criterionVersion: version };
      fields[`explanation/${encoded(criterion)}/${encoded(id)}`] = hostile;
    }
  }
  const first = task.responses[0];
  if (first) fields[`rewrite/${encoded(first.id)}`] = hostile;
  // As the API takes it: the screen would make the same of it.
  await ask(page, world.url, 'POST', `${at}/assignments/${assignment.id}/submission`, {
    schema: draft.schema,
    baseRevision: draft.revision,
    fields,
    activeSeconds: 1,
  });
  return 1;
}
