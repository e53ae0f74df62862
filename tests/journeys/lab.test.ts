import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterEach(() => world.close());

test('a lab engineer sees Data alone, and makes, uses and revokes a key there', async () => {
  const { page } = await world.person();
  await continueAs(page, world.url, 'lab engineer');
  const rail = page.getByRole('navigation').first();
  await rail.getByRole('link', { name: 'Data' }).waitFor();
  // The mark at the top leads home and has no text.
  const links = await rail.getByRole('link').allTextContents();
  expect(links.filter(Boolean)).toEqual(['Data']);

  await page.getByRole('button', { name: 'API keys' }).click();
  await page.getByRole('textbox', { name: 'Name of the key' }).fill('Nightly import');
  await page.getByRole('combobox', { name: 'Ends after' }).click();
  await page.getByRole('option', { name: '7 days' }).click();
  await page.getByRole('button', { name: 'Make a key' }).click();
  const key = await page.getByRole('textbox', { name: 'Key', exact: true }).inputValue();
  expect(key).toMatch(/^tsk_/);
  await lookAt(page, 'key-made', 'LAB_SHOTS');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('cell', { name: 'never' }).waitFor();
  await lookAt(page, 'keys', 'LAB_SHOTS');
  expect(await page.content()).not.toContain(key);

  const { memberships } = (await (await page.request.get(`${world.url}/api/session`)).json()) as {
    memberships: { projectId: string }[];
  };
  const projectId = memberships[0]?.projectId ?? '';
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`${world.url}/api/projects/${projectId}${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(method === 'POST' && {
        body: '{"files":[{"name":"a","size":1,"use":"rows"}],"options":{}}',
      }),
    });
    return answer.status;
  };
  expect([await ask('/tasks'), await ask('/imports', 'POST'), await ask('/people')]).toEqual([
    200, 403, 403,
  ]);
  await page.getByRole('button', { name: 'Revoke Nightly import' }).click();
  await page.getByText('No key yet.').waitFor();
  expect(await ask('/tasks')).toBe(401);
  expect(world.faults).toEqual([]);
});

test('files with a key in them stay on the device until that is explained, and the report tells', async () => {
  const { page } = await world.person();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET')
      sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  await continueAs(page, world.url, 'lead');
  await page.goto(`${world.url}/p/sample/data?view=import`);
  const key = `sk-${'a'.repeat(24)}`;
  const rows = ['one', 'two'].map((name) =>
    JSON.stringify({
      prompt: `What is ${name}?`,
      responses: [`See\n${name === 'two' ? key : 'it'}`, 'B'],
    }),
  );
  sent.length = 0;
  await page.getByLabel('Files of tasks').setInputFiles({
    name: 'rows.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(rows.join('\n')),
  });
  const found = page.getByRole('region', { name: 'Perhaps confidential' });
  await found.getByText('rows.jsonl:2').waitFor();
  await page.getByText('nothing was sent').waitFor();
  expect(sent).toEqual([]);
  expect(await page.content()).not.toContain(key);
  await page.getByRole('button', { name: 'Send and check' }).click();
  await page.getByText('Explain it, or take other files.').waitFor();
  const why = page.getByRole('textbox', { name: 'Why it may be imported' });
  expect(await why.evaluate((each) => each === document.activeElement)).toBe(true);
  await lookAt(page, 'found-on-device', 'LAB_SHOTS');
  expect(sent).toEqual([]);

  await why.fill('The key was revoked');
  await page.getByRole('button', { name: 'Send and check' }).click();
  await page.getByRole('button', { name: 'Import 2 tasks' }).waitFor();
  await found.getByText('responses[]').waitFor();
  expect(await why.inputValue()).toBe('The key was revoked');
  await lookAt(page, 'found-checked', 'LAB_SHOTS');
  await why.fill(' ');
  await page.getByRole('button', { name: 'Import 2 tasks' }).click();
  await page.getByText('Explain it, or take other files.').waitFor();
  await why.fill('The key was revoked');
  await page.getByRole('button', { name: 'Import 2 tasks' }).click();
  await page.getByText('2 tasks with 4 responses imported').waitFor();
  expect(world.faults).toEqual([]);
});
