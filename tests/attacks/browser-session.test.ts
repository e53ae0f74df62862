import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { touchstoneWorld, type TouchstoneWorld } from '#tests/journeys/touchstone-world.ts';
import { ask, becomeOwner, emptyWatch, importFiles, watchedPerson } from './watched-world.ts';

// A whole grading session in Chromium: everything that reached the browser is searched for every
// secret of the project, and the content policy reports into a sink.

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld({ sampleMode: false });
}, 300_000);
afterAll(() => world.close());

const TASKS = 10;
const password = 'correct horse battery';
const secrets = [
  'canary-model-alpha',
  'canary-model-omega',
  'canary-gold-answer',
  'canary-metadata',
  'canary-external',
  'canary-file-name',
  'canary-raw-note',
  'canary-other-answer',
  'canary.other',
];

/** Model alpha always stands first in the file: its place must not be known from what is sent. */
const rows = Array.from({ length: TASKS }, (_, n) =>
  JSON.stringify({
    externalId: `canary-external-${n}`,
    title: `Question ${n}`,
    prompt: `What is net debt ${n}?`,
    responses: ['alpha', 'omega'].map((name) => ({
      messages: [
        {
          role: 'assistant',
          name: `canary-model-${name}`,
          content: `Answer ${name.length + n} of ${name === 'alpha' ? 'one' : 'two'}.`,
        },
      ],
      model: `canary-model-${name}`,
      metadata: { note: 'canary-metadata' },
      raw: { note: 'canary-raw-note' },
    })),
    rubric: { criteria: ['Deducts leases'] },
    gold: 'canary-gold-answer',
    metadata: { run: 'canary-metadata' },
  }),
).join('\n');

async function join(
  token: string,
  name: string,
): Promise<{ page: Page; received: string[]; watch: ReturnType<typeof emptyWatch> }> {
  const watch = emptyWatch();
  const { page, context } = await watchedPerson(world, watch);
  const received: string[] = [];
  context.on('response', (response) => {
    void (async () => {
      const headers = await response.allHeaders();
      const body = await response.text().catch(() => '');
      const isCode = /javascript|css|font/.test(headers['content-type'] ?? '');
      received.push(
        `${response.request().method()} ${response.url()} ${response.status()} ${JSON.stringify(headers)} ${isCode ? '' : body}`,
      );
      // A context that closes takes the answers along that were still coming in.
    })().catch(() => undefined);
  });
  await page.goto(`${world.url}/join#${token}`);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('checkbox', { name: 'I have read this and attest it' }).check();
  await page.getByRole('button', { name: 'Sign and start' }).click();
  await page.getByRole('region', { name: 'Response A' }).waitFor();
  return { page, received, watch };
}

/** Judges, compares, writes and submits what is on screen. */
async function grade(page: Page, words: string): Promise<void> {
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('y');
  await page.keyboard.press('n');
  await page.getByRole('radio', { name: /^1/ }).first().check({ force: true });
  await page.getByRole('textbox', { name: 'Justification' }).fill(words);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect
    .poll(async () => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 20_000 })
    .not.toBe(title);
}

test('a whole session tells nothing of models, gold or others, breaks no policy and stays at home', async () => {
  const { page: owner } = await world.person();
  await becomeOwner(owner, world, 'Olga');
  const { id } = await ask<{ id: string }>(owner, world.url, 'POST', '/projects', {
    slug: 'blind',
    name: 'Blind',
    overlap: 2,
  });
  await importFiles(owner, world.url, id, [{ name: 'canary-file-name.jsonl', text: rows }]);
  const invite = async (email: string) =>
    (
      await ask<{ token: string }>(owner, world.url, 'POST', `/projects/${id}/invitations`, {
        email,
        roles: ['expert'],
        skills: [],
      })
    ).token;

  const first = await join(await invite('canary.other@example.com'), 'Canary.Other');
  for (let n = 0; n < 3; n += 1) await grade(first.page, 'canary-other-answer: A is better.');
  await first.page.waitForTimeout(1500);
  await first.page.context().close();

  const { page, received, watch } = await join(await invite('ines@example.com'), 'Ines');
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: /^Rewrite of response/ }).waitFor({ timeout: 30_000 });
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And better.');
  await page.keyboard.press('Escape');
  for (let n = 0; n < 5; n += 1) await grade(page, 'B forgets the leases.');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('link', { name: 'What is recorded about you' }).click();
  await page.getByRole('table', { name: 'What is recorded' }).waitFor();
  await page.waitForTimeout(500);

  // What came over the wire, what is on the page, and what the device keeps.
  const kept = await page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error));
      });
      for (const store of database.objectStoreNames) {
        found.push(
          await new Promise((resolve, reject) => {
            const all = database.transaction(store).objectStore(store).getAll();
            all.addEventListener('success', () => resolve(all.result));
            all.addEventListener('error', () => reject(all.error));
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(found);
  });
  const everything = [...received, kept, await page.content()].join('\n').toLowerCase();
  expect(received.length).toBeGreaterThan(30);
  // The watch sees what it has to see: what the expert may read is there.
  expect(everything).toContain('what is net debt');
  expect(kept).toContain('Answer');
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);

  // Neither the order on screen nor the order of ids says which model it was.
  const order = displayOrders(received.join('\n'));
  expect(order.length).toBeGreaterThanOrEqual(5);
  expect(watch).toMatchObject({ violations: [], elsewhere: [], hits: [] });
  expect(watch.requests).toBeGreaterThan(30);
}, 400_000);

test('the address to come back to after signing in is one of this server’s own', async () => {
  const watch = emptyWatch();
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:hit=1',
  ]) {
    const { page, context } = await watchedPerson(world, watch);
    await page.goto(`${world.url}/sign-in?to=${encodeURIComponent(to)}`);
    await page.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in', { timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    expect(new URL(page.url()).origin).toBe(world.url);
    await context.close();
  }
  expect(watch).toMatchObject({ violations: [], elsewhere: [], hits: [] });
}, 200_000);

/** For each task that was sent: whether the first model stood left, and whether its id is smaller. */
function displayOrders(traffic: string): boolean[] {
  const tasks = new Map<string, boolean>();
  for (const [, title, first] of traffic.matchAll(
    /"title":"(Question \d+)".*?"responses":\[\{"id":"[^"]+","messages":\[\{"role":"assistant","content":\[\{"type":"text","text":"Answer \d+ of (one|two)/g,
  )) {
    if (title !== undefined) tasks.set(title, first === 'one');
  }
  return [...tasks.values()];
}
