import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld({ sampleMode: false });
}, 300_000);
afterEach(() => world.close());

const password = 'correct horse battery';

const look = (page: Page, name: string) => lookAt(page, name, 'PEOPLE_SHOTS');

test('an owner sets up, invites an expert, who attests, is guarded, and submits', async () => {
  const { page: owner } = await world.person();
  await owner.goto(world.ownerLink ?? '');
  await owner.getByRole('textbox', { name: 'Email' }).waitFor();
  expect(owner.url()).not.toContain('token');
  await look(owner, 'setup');
  await owner.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
  await owner.getByRole('textbox', { name: 'Name' }).fill('Olga Owner');
  await owner.getByLabel('Password').fill(password);
  await owner.getByRole('button', { name: 'Create the owner’s account' }).click();
  await owner.waitForURL((url) => url.pathname === '/');

  const api = async (method: string, path: string, data?: unknown) => {
    const answer = await owner.request.fetch(`${world.url}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(data === undefined ? {} : { data: JSON.stringify(data) }),
    });
    expect([path, answer.status()]).toEqual([path, 200]);
    return (await answer.json()) as { id: string };
  };
  const project = await api('POST', '/projects', {
    slug: 'memos',
    name: 'Valuation memos',
    confidentialWords: ['Project Anvil'],
  });
  const rows = ['One', 'Two'].map((name) =>
    JSON.stringify({
      prompt: `${name}: what is net debt?`,
      responses: [
        { messages: [{ role: 'assistant', content: 'Debt less cash.' }] },
        { messages: [{ role: 'assistant', content: 'Cash.' }] },
      ],
    }),
  );
  await importRows(owner, project.id, rows.join('\n'));

  await owner.goto(`${world.url}/p/memos/people`);
  await owner.getByRole('table', { name: 'People' }).waitFor();
  await owner.getByRole('button', { name: 'Invite…' }).click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await dialog.getByText('Write an e-mail address.').waitFor();
  await dialog.getByRole('textbox', { name: 'E-mail of the person' }).fill('ines@example.com');
  await dialog.getByRole('textbox', { name: 'Skills' }).fill('Valuation, Credit');
  await look(owner, 'invite');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await owner.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toMatch(/\/join#\S{40,}$/);
  await owner.getByRole('button', { name: 'Done' }).click();

  const { page: expert } = await world.person();
  await expert.goto(link);
  await expert.getByText('ines@example.com').waitFor();
  expect(expert.url()).not.toContain('#');
  await look(expert, 'join');
  await expert.getByRole('textbox', { name: 'Name' }).fill('Ines Okafor');
  await expert.getByLabel('Password').fill(password);
  await expert.getByRole('button', { name: 'Join' }).click();

  await expert.getByRole('heading', { name: 'Before your first task here' }).waitFor();
  await expert.getByRole('button', { name: 'Sign and start' }).click();
  await expert.getByText('Tick the line above first.').waitFor();
  await look(expert, 'attestation');
  await expert.getByRole('checkbox', { name: 'I have read this and attest it' }).check();
  await expert.getByRole('button', { name: 'Sign and start' }).click();

  await expert.getByRole('textbox', { name: 'Justification' }).waitFor();
  await expert.getByRole('radio', { name: /^1/ }).first().check({ force: true });
  await expert
    .getByRole('textbox', { name: 'Justification' })
    .fill('A is right, as in the Project Anvil note. Ask p.lindner@northwick.eu about the rest.');
  await expert.getByRole('button', { name: 'Submit' }).click();
  const guard = expert.getByRole('dialog', { name: /2 places may tell too much/ });
  await guard.waitFor();
  const [first, second] = [0, 1].map((n) => guard.getByRole('radiogroup').nth(n));
  await first?.getByRole('radio', { name: 'Redact' }).check({ force: true });
  await second?.getByRole('radio', { name: 'Explain' }).check({ force: true });
  await look(expert, 'guard');
  await guard.getByRole('button', { name: 'Submit' }).click();
  expect(await guard.isVisible()).toBe(true);
  await guard.getByRole('textbox').fill('The address stands on their public page.');
  await guard.getByRole('button', { name: 'Submit' }).click();
  await guard.waitFor({ state: 'detached' });
  await expert.getByRole('textbox', { name: 'Justification' }).waitFor();

  await owner.reload();
  await owner.getByRole('button', { name: 'Ines Okafor' }).click();
  const inspector = owner.getByRole('complementary', { name: 'Ines Okafor' });
  await inspector.getByRole('button', { name: 'Add a wall' }).click();
  await inspector.getByRole('textbox', { name: 'Company' }).fill('Net Debt Ltd');
  await inspector.getByRole('button', { name: 'Add', exact: true }).click();
  await inspector.getByText('2 of 2 tasks kept away').waitFor();
  await look(owner, 'roster');
  // Where the inspector lies over the roster, the bar above it stays within reach.
  await owner.setViewportSize({ width: 1024, height: 768 });
  await owner.getByRole('button', { name: 'Invite…' }).click({ timeout: 5000 });
  await owner.getByRole('button', { name: 'Cancel' }).click();
  await owner.getByRole('textbox', { name: 'Search people' }).click({ timeout: 5000 });
  await owner.setViewportSize({ width: 1440, height: 900 });
  await owner.getByRole('button', { name: 'Audit log' }).click();
  await owner.getByRole('rowheader', { name: 'submission' }).waitFor();
  await look(owner, 'log');
  // Everything or one kind, by whom; the export is the whole log of the project, chained.
  await owner.getByRole('combobox', { name: 'What' }).click();
  await owner.getByRole('option', { name: 'submission', exact: true }).click();
  const log = owner.getByRole('table', { name: 'Audit log' });
  await expect.poll(() => log.getByRole('rowheader').allTextContents()).toEqual(['submission']);
  const downloading = owner.waitForEvent('download');
  await owner.getByRole('link', { name: 'Export as JSON lines' }).click();
  const exported = readFileSync(await (await downloading).path(), 'utf8');
  const lines = exported.trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as { n?: number; kind?: string });
  expect(entries.slice(0, -1).map(({ n }) => n)).toEqual(lines.slice(1).map((_, at) => at + 1));
  expect(entries.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['invitation-used', 'attested', 'submission', 'walls-changed']),
  );
  await owner.getByRole('button', { name: 'Attestation' }).click();
  await owner.getByRole('textbox', { name: 'Text of the attestation' }).waitFor();
  await look(owner, 'attestation-text');
  // Chromium reports the refused claims, which led to the attestation; prefetching may ask too.
  expect(world.faults.filter((each) => !each.includes('403'))).toEqual([]);
  expect(world.faults.length).toBeGreaterThan(0);
});

async function importRows(page: Page, projectId: string, text: string): Promise<void> {
  const at = `${world.url}/api/projects/${projectId}/imports`;
  const json = { 'Content-Type': 'application/json' };
  const files = [{ name: 'rows.jsonl', size: Buffer.byteLength(text), use: 'rows' }];
  const made = await page.request.post(at, { headers: json, data: { files, options: {} } });
  const { id } = (await made.json()) as { id: string };
  const bytes = { 'Content-Type': 'application/octet-stream' };
  await page.request.put(`${at}/${id}/files/0`, { headers: bytes, data: Buffer.from(text) });
  await page.request.post(`${at}/${id}/start`, { headers: json, data: { dryRun: false } });
  for (;;) {
    const job = (await (await page.request.get(`${at}/${id}`)).json()) as { state: string };
    if (job.state === 'done') return;
    if (job.state !== 'running') throw new Error(JSON.stringify(job));
    await page.waitForTimeout(100);
  }
}
