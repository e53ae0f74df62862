import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { totpAt, totpStep } from '#domain/people/totp.ts';
import { lookAt } from './look-at.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeEach(async () => {
  world = await touchstoneWorld({ sampleMode: false });
}, 300_000);
afterEach(() => world.close());

const password = 'correct horse battery';

const look = (page: Page, name: string) => lookAt(page, name, 'ACCOUNT_SHOTS');

async function signIn(page: Page, with_: string): Promise<void> {
  await page.goto(world.url);
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
  await page.getByLabel('Password').fill(with_);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
function fromBase32(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

test('a person changes the password, sets up a second factor, and ends another session', async () => {
  const { page } = await world.person();
  await page.goto(world.ownerLink ?? '');
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
  await page.getByRole('textbox', { name: 'Name' }).fill('Olga Owner');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create the owner’s account' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const made = await page.request.post(`${world.url}/api/projects`, {
    headers: { 'Content-Type': 'application/json' },
    data: JSON.stringify({ slug: 'memos', name: 'Valuation memos' }),
  });
  expect(made.status()).toBe(200);

  const other = await world.person();
  await signIn(other.page, password);
  await other.page.getByRole('button', { name: /^Account:/ }).waitFor();

  await page.goto(`${world.url}/p/memos`);
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  const sessions = page.getByRole('table', { name: 'Sessions' });
  await sessions.getByRole('rowheader', { name: /\(this one\)$/ }).waitFor();
  expect(await sessions.getByRole('row').count()).toBe(3);
  await look(page, 'access');
  await sessions.getByRole('button', { name: /^End / }).click();
  await expect.poll(() => sessions.getByRole('row').count()).toBe(2);
  const ended = await other.page.request.get(`${world.url}/api/account`);
  expect(ended.status()).toBe(401);

  const section = page.getByRole('region', { name: 'Password' });
  await section.getByLabel('Current password').fill(password);
  await section.getByLabel('New password', { exact: true }).fill('another horse battery');
  await section.getByLabel('New password again').fill('another horse batter');
  await section.getByRole('button', { name: 'Change the password' }).click();
  await section.getByText('The two new passwords differ.').waitFor();
  await section.getByLabel('New password again').fill('another horse battery');
  await section.getByRole('button', { name: 'Change the password' }).click();
  await section.getByText('Changed. Other sessions have ended.').waitFor();

  const factor = page.getByRole('region', { name: 'Second factor' });
  await factor.getByRole('button', { name: 'Set up' }).click();
  await factor.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
  await look(page, 'second-factor');
  const key = await factor
    .getByRole('group', { name: 'Key for the authenticator app' })
    .textContent();
  const secret = fromBase32((key ?? '').replaceAll(' ', ''));
  await factor.getByLabel('Code', { exact: true }).fill('000000');
  await factor.getByRole('button', { name: 'Turn on' }).click();
  await factor.getByText('This code does not fit or was used already').waitFor();
  await factor.getByLabel('Code', { exact: true }).fill(totpAt(secret, totpStep(new Date())));
  await factor.getByRole('button', { name: 'Turn on' }).click();
  const codes = factor.getByRole('list', { name: 'Recovery codes' });
  await codes.waitFor();
  expect(await codes.getByRole('listitem').count()).toBe(8);
  const recovery = await codes.getByRole('listitem').first().textContent();
  await look(page, 'recovery-codes');
  await factor.getByRole('button', { name: 'I have kept them' }).click();

  await signIn(other.page, 'another horse battery');
  await other.page.getByLabel('Code', { exact: true }).fill(recovery ?? '');
  await other.page.getByRole('button', { name: 'Sign in' }).click();
  await other.page.getByRole('button', { name: /^Account:/ }).waitFor();

  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await page.getByRole('link', { name: 'What is recorded about you' }).click();
  await page.getByRole('table', { name: 'What is recorded' }).waitFor();
  await expect.poll(() => page.url()).toContain('view=recorded');
  await look(page, 'recorded');
}, 240_000);
