import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  foundOnImport,
  guardAsks,
  keyMade,
  keysListed,
  refusedByProvider,
  signInWithProvider,
} from './security-states.ts';
import { launchChromium, openPerson, startProduct, type Product } from './start-product.ts';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

type Persona = 'expert' | 'reviewer' | 'lead' | 'lab engineer';
type View = {
  name: string;
  persona: Persona | null;
  /** Where the person goes after signing in; absent: where the product leads. */
  place?: string;
  /** A request of it is refused on purpose, which the console of the browser tells. */
  refused?: boolean;
  /** Brings the view about, and waits until it stands. */
  bring(page: Page): Promise<void>;
};

const region = (page: Page, name: string | RegExp) =>
  page.getByRole('region', typeof name === 'string' ? { name, exact: true } : { name });

/** Two tasks of Touchstone's mapping kind, one row of which has no prompt. */
const rows = Buffer.from(
  [
    { prompt: 'What is net debt?', response: 'Debt less cash.', model: 'one' },
    { prompt: 'What is EBITDA?', response: 'A measure of earnings.', model: 'one' },
    { prompt: '', response: 'An answer to nothing.', model: 'two' },
  ]
    .map((row) => JSON.stringify(row))
    .join('\n'),
);

const views: readonly View[] = [
  {
    name: 'Sign-in',
    persona: null,
    bring: (page) => page.getByRole('textbox', { name: 'Email' }).waitFor(),
  },
  {
    name: 'Grade with a task open',
    persona: 'expert',
    async bring(page) {
      await region(page, 'Rubric').waitFor();
      for (const key of ['y', 'n', 'u', 'j']) await page.keyboard.press(key);
    },
  },
  {
    name: 'Grade with a document open',
    persona: 'expert',
    async bring(page) {
      await region(page, 'Prompt').getByRole('button', { name: /\.md$/ }).first().click();
      await region(page, /^Document /).waitFor();
    },
  },
  {
    name: 'Grade with a rewrite open',
    persona: 'expert',
    async bring(page) {
      await region(page, 'Rubric').waitFor();
      await page.keyboard.press('r');
      const editor = page.getByRole('textbox', { name: /^Rewrite of response [A-Z]$/ });
      await editor.waitFor({ timeout: 30_000 });
      await expect
        .poll(() => editor.evaluate((each) => each === document.activeElement), {
          timeout: 15_000,
        })
        .toBe(true);
      await page.keyboard.type('The bridge first. ');
    },
  },
  {
    name: 'Grade with the shortcut sheet',
    persona: 'expert',
    async bring(page) {
      await region(page, 'Rubric').waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: /Keyboard shortcuts/ }).waitFor();
    },
  },
  {
    name: 'Data, import',
    persona: 'lab engineer',
    place: '/p/sample/data?view=import',
    bring: (page) => page.getByRole('button', { name: 'Choose files…' }).waitFor(),
  },
  {
    name: 'Data, a checked import',
    persona: 'lead',
    place: '/p/sample/data?view=import',
    async bring(page) {
      await page
        .getByLabel('Files of tasks')
        .setInputFiles({ name: 'rows.jsonl', mimeType: 'application/jsonl', buffer: rows });
      await region(page, 'Recognised').waitFor();
      await page.getByRole('button', { name: 'Import 2 tasks' }).waitFor();
    },
  },
  {
    name: 'Data, tasks',
    persona: 'lead',
    place: '/p/sample/data?view=tasks',
    bring: (page) => page.getByRole('rowheader').first().waitFor(),
  },
  {
    name: 'Data, export',
    persona: 'lead',
    place: '/p/sample/data?view=export',
    bring: (page) => region(page, 'Data card').waitFor(),
  },
  {
    name: 'Settings',
    persona: 'lead',
    place: '/p/sample/settings',
    bring: (page) => page.getByRole('textbox', { name: 'Instructions' }).waitFor(),
  },
  {
    name: 'Review, a submission open',
    persona: 'reviewer',
    place: '/p/sample/review',
    async bring(page) {
      await region(page, 'Queue').getByText('Sample colleague').first().waitFor();
      await page.keyboard.press('Shift+J');
      await page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    },
  },
  {
    name: 'Review, a filter that nothing passes',
    persona: 'reviewer',
    place: '/p/sample/review?state=returned',
    bring: (page) => region(page, 'Queue').waitFor(),
  },
  {
    name: 'Adjudication',
    persona: 'reviewer',
    place: '/p/sample/review?view=adjudication',
    bring: (page) => page.getByRole('table', { name: 'Tasks judged by several experts' }).waitFor(),
  },
  {
    name: 'Rubrics',
    persona: 'reviewer',
    place: '/p/sample/rubrics',
    bring: (page) => page.getByRole('table', { name: 'Rubrics' }).waitFor(),
  },
  {
    name: 'Rubrics, a finding and what would change',
    persona: 'reviewer',
    place: '/p/sample/rubrics',
    async bring(page) {
      await page.getByRole('table', { name: 'Rubrics' }).getByRole('button').first().click();
      await page
        .getByRole('textbox', { name: 'Text of criterion 1' })
        .fill('Gives an appropriate rate and explains the spread.');
      await page.getByRole('heading', { name: 'Two checks in one' }).waitFor();
      await page.getByRole('heading', { name: /verdicts become stale/ }).waitFor();
    },
  },
  {
    name: 'Rubrics, lint rules',
    persona: 'lead',
    place: '/p/sample/rubrics?view=rules',
    bring: (page) => page.getByRole('checkbox', { name: 'Vague word' }).waitFor(),
  },
  {
    name: 'Account, time and pay',
    persona: 'expert',
    place: '/p/sample/account?view=pay',
    bring: (page) => region(page, 'Statement of pay').waitFor(),
  },
  {
    name: 'People, time and pay',
    persona: 'lead',
    place: '/p/sample/people?view=pay',
    bring: (page) => page.getByRole('table', { name: 'Time and pay' }).waitFor(),
  },
  {
    name: 'Quality',
    persona: 'lead',
    place: '/p/sample/quality',
    bring: (page) => page.getByRole('heading', { level: 1 }).first().waitFor(),
  },
  {
    name: 'Quality, gold',
    persona: 'lead',
    place: '/p/sample/quality?view=gold',
    bring: (page) => page.getByRole('heading', { name: 'No task is gold yet' }).waitFor(),
  },
  {
    name: 'Quality, choosing a gold task',
    persona: 'lead',
    place: '/p/sample/quality?view=gold',
    async bring(page) {
      await page.getByRole('button', { name: 'Mark a task as gold' }).click();
      const picker = page.getByRole('dialog', { name: 'Which task is to be gold?' });
      await picker.getByRole('table', { name: 'Tasks' }).getByRole('button').first().waitFor();
    },
  },
  {
    name: 'Quality, scorecards',
    persona: 'lead',
    place: '/p/sample/quality?view=scorecards',
    bring: (page) =>
      page
        .getByRole('heading', { name: 'Nobody has a scorecard yet' })
        .or(page.getByRole('table', { name: 'Scorecards' }))
        .waitFor(),
  },
  {
    name: 'My scorecard',
    persona: 'expert',
    place: '/p/sample/scorecard',
    bring: (page) => page.getByRole('heading', { name: 'Gold items' }).waitFor(),
  },
  {
    name: 'Quality, consensus',
    persona: 'lead',
    place: '/p/sample/quality?view=consensus',
    bring: (page) =>
      page
        .getByRole('heading', { name: /^(Models: |No answers to compare yet)/ })
        .first()
        .waitFor(),
  },
  {
    name: 'Settings, another opinion',
    persona: 'lead',
    place: '/p/sample/settings',
    async bring(page) {
      await page.getByRole('radio', { name: 'Another one only where uncertain' }).check();
      await page.getByRole('spinbutton', { name: 'Certainty' }).waitFor();
    },
  },
  {
    name: 'Sign-in at a provider',
    persona: null,
    bring: (page) => signInWithProvider(page, product.url),
  },
  {
    name: 'Refused by a provider',
    persona: null,
    bring: (page) => refusedByProvider(page, product.url),
    // The exchange of a made-up code is refused: that is the state that is meant.
    refused: true,
  },
  { name: 'Grade with the guard', persona: 'expert', bring: guardAsks },
  {
    name: 'Data, a key that was made',
    persona: 'lab engineer',
    bring: (page) => keyMade(page, product.url),
  },
  {
    name: 'Data, API keys',
    persona: 'lab engineer',
    bring: (page) => keysListed(page, product.url),
  },
  {
    name: 'Data, perhaps confidential',
    persona: 'lead',
    bring: (page) => foundOnImport(page, product.url),
  },
];

async function violationsOf(page: Page): Promise<string[]> {
  // What only stands while something is fetched is another state than the one that is meant.
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { name, persona, place, bring, refused } of views) {
    test(`axe finds no violation: ${name}, ${colorScheme}`, async () => {
      const { page, faults, leave } = await openPerson(browser, { colorScheme });
      await page.goto(product.url);
      if (persona !== null) {
        await page.getByRole('button', { name: `Continue as sample ${persona}` }).click();
        await page.waitForURL(/\/p\/sample\/\w+/);
      }
      if (place !== undefined) await page.goto(product.url + place);
      await bring(page);
      expect(await violationsOf(page)).toEqual([]);
      expect(faults.filter((fault) => !(refused && /40[0-9]/.test(fault)))).toEqual([]);
      await leave();
    });
  }
}

/** Screens of the rail that none of the views opens, e.g. newer ones: as they stand at first. */
for (const colorScheme of ['light', 'dark'] as const) {
  for (const persona of ['lab engineer', 'lead'] as const) {
    test(`axe finds no violation: every other screen of the ${persona}, ${colorScheme}`, async () => {
      const { page, faults, leave } = await openPerson(browser, { colorScheme });
      await page.goto(product.url);
      await page.getByRole('button', { name: `Continue as sample ${persona}` }).click();
      await page.waitForURL(/\/p\/sample\/\w+/);
      const links = page.getByRole('navigation').getByRole('link');
      await links.first().waitFor();
      const paths = await links.evaluateAll((all) =>
        all.map((each) => new URL(each.getAttribute('href') ?? '', document.baseURI).pathname),
      );
      expect(paths).toContain('/p/sample/data');
      const others = paths.filter(
        (path) =>
          path !== '/p/sample/grade' &&
          !views.some(({ place }) => place?.replace(/\?.*/, '') === path),
      );
      for (const path of others) {
        await page.goto(product.url + path);
        await page.getByRole('heading').first().waitFor();
        expect(await violationsOf(page)).toEqual([]);
      }
      expect(faults).toEqual([]);
      await leave();
    });
  }
}
