import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  openIdTestProvider,
  type TestProvider,
} from '#tests/sign-in-provider/openid-test-provider.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let provider: TestProvider;
let world: TouchstoneWorld;
beforeEach(async () => {
  provider = await openIdTestProvider('ES256');
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, name: 'Meridian' };
  world = await touchstoneWorld({ sampleMode: false, provider: settings });
}, 300_000);
afterEach(async () => {
  await world.close();
  await provider.close();
});

const shots = process.env['PROVIDER_SHOTS'];
const password = 'correct horse battery';

async function look(page: Page, name: string): Promise<void> {
  if (shots) {
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [1024, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: width === 1440 ? 900 : 768 });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150);
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => [name, id, nodes.map((node) => node.html)])).toEqual([]);
}

test('an invited person signs in at the provider and comes back to the place asked for', async () => {
  const { page: owner } = await world.person();
  await owner.goto(world.ownerLink ?? '');
  await owner.getByRole('textbox', { name: 'Email' }).fill('olga@example.com');
  await owner.getByRole('textbox', { name: 'Name' }).fill('Olga Owner');
  await owner.getByLabel('Password').fill(password);
  await owner.getByRole('button', { name: 'Create the owner’s account' }).click();
  await owner.waitForURL((url) => url.pathname === '/');
  const post = async (path: string, data: unknown) => {
    const answer = await owner.request.post(`${world.url}/api${path}`, {
      headers: { 'Content-Type': 'application/json' },
      data: JSON.stringify(data),
    });
    expect([path, answer.status()]).toEqual([path, 200]);
    return (await answer.json()) as { id: string };
  };
  const { id } = await post('/projects', { slug: 'memos', name: 'Valuation memos' });

  // Not invited yet: the provider vouches for the address, and that is not enough.
  const { page } = await world.person();
  const asked = `${world.url}/p/memos/data?view=export`;
  await page.goto(asked);
  const way = page.getByRole('button', { name: 'Sign in with Meridian' });
  await way.waitFor();
  await look(page, 'sign-in');
  await way.click();
  await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
  await page.getByText('Nobody of your address is invited here').waitFor();
  expect(page.url()).toBe(`${world.url}/sign-in/back`);
  await look(page, 'refused');

  await post(`/projects/${id}/invitations`, { email: 'ada@example.com', roles: ['lab'] });
  await page.goto(asked);
  await way.click();
  await page.getByRole('button', { name: /^Account: Ada/ }).waitFor();
  expect(page.url()).toBe(asked);

  // The session ends under the open screen; the same way leads back to it.
  await page.request.delete(`${world.url}/api/session`, {
    headers: { 'Content-Type': 'application/json' },
  });
  await page.reload();
  await way.click();
  await page.getByRole('button', { name: /^Account: Ada/ }).waitFor();
  expect(page.url()).toBe(asked);
  const refusals = ['401', '403'];
  expect(world.faults.filter((fault) => !refusals.some((each) => fault.includes(each)))).toEqual(
    [],
  );
}, 240_000);
