import type { Page } from 'playwright-core';

// States of screens that guard something; the screenshots and the axe journey bring them about.

/** The sign-in page of an installation with a provider of its own and no sample accounts. */
export async function signInWithProvider(page: Page, url: string): Promise<void> {
  await page.route('**/api/session', async (route) => {
    const answer = await route.fetch();
    const session = (await answer.json()) as Record<string, unknown>;
    await route.fulfill({
      response: answer,
      json: { ...session, sampleMode: false, provider: 'Meridian' },
    });
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Sign in with Meridian' }).waitFor();
}

/** Back from a provider without what the browser began with. */
export async function refusedByProvider(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/sign-in/back?code=x&state=y`);
  await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
}

/** A finished task of which two places may tell too much, and Submit pressed. */
export async function guardAsks(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Rubric', exact: true }).waitFor();
  for (let n = 0; n < 40; n += 1) await page.keyboard.press('y');
  for (const key of ['2', ']', '1', ']', '1']) await page.keyboard.press(key);
  // On a small screen the questions are folded; the key opens them where the words go.
  await page.keyboard.press('w');
  await page
    .getByRole('textbox', { name: 'Justification' })
    .fill(
      'A bridges to equity as Project Anvil did. Ask jane.doe@northwick-coatings.eu for the lease schedule; B leaves it out.',
    );
  await page.keyboard.press('Control+Enter');
  const guard = page.getByRole('dialog', { name: /2 places may tell too much/ });
  await guard.waitFor();
  await guard.getByRole('radiogroup').nth(1).getByRole('radio', { name: 'Explain' }).check();
}

/** API keys on Data: one that was made, and what it opens with, shown this once. */
export async function keyMade(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/p/sample/data?view=keys`);
  await page.getByRole('textbox', { name: 'Name of the key' }).fill('Nightly import');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('textbox', { name: 'Key', exact: true }).waitFor();
}

export async function keysListed(page: Page, url: string): Promise<void> {
  await keyMade(page, url);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('cell', { name: 'never' }).first().waitFor();
}

/** Files of tasks with a key and a code name in them, kept on the device until explained. */
export async function foundOnImport(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/p/sample/data?view=import`);
  const rows = ['net debt', `sk-${'a'.repeat(24)}`, 'the bridge in Project Anvil'].map((text) =>
    JSON.stringify({ prompt: `What is ${text}?`, responses: ['Debt less cash.', 'Cash.'] }),
  );
  await page.getByLabel('Files of tasks').setInputFiles({
    name: 'rows.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(rows.join('\n')),
  });
  await page
    .getByRole('region', { name: 'Perhaps confidential' })
    .getByText('rows.jsonl:2')
    .waitFor();
  await page.getByRole('button', { name: 'Send and check' }).click();
  await page.getByText('Explain it, or take other files.').waitFor();
}
