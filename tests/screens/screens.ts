import type { Page } from 'playwright-core';
import {
  foundOnImport,
  keyMade,
  keysListed,
  refusedByProvider,
  signInWithProvider,
} from '#tests/journeys/security-states.ts';
import { continueAs, type Persona } from '#tests/journeys/touchstone-world.ts';

/** One state of one screen: who looks at it, and how it is brought about. */
export type Screenshot = {
  name: string;
  persona: Persona | null;
  bring(page: Page, url: string): Promise<void>;
};

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function inGrade(page: Page, url: string, persona: Persona = 'expert'): Promise<void> {
  await continueAs(page, url, persona);
  if (persona !== 'expert') await page.getByRole('link', { name: 'Grade' }).click();
  await region(page, 'Rubric').waitFor();
}

/** Judges `count` verdicts with the keys, in the pattern of a careful expert. */
async function judge(page: Page, count: number): Promise<void> {
  for (let at = 0; at < count; at++) await page.keyboard.press(at % 3 === 2 ? 'n' : 'y');
}

async function select(page: Page, letter: string, words: string): Promise<void> {
  await region(page, `Response ${letter}`).evaluate((root, text) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(text) ?? -1;
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
  }, words);
}

/** Makes a response the current one, as `]` does. */
async function stand(page: Page, letter: string): Promise<void> {
  for (let step = 0; step < 8; step++) {
    const current = page.getByRole('region', { name: 'Rubric' }).locator('[data-current-line]');
    if ((await current.textContent())?.startsWith(letter)) return;
    await page.keyboard.press(']');
  }
}

async function skipTask(page: Page): Promise<void> {
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await page.keyboard.press('Shift+S');
  await page.getByRole('radio', { name: 'Other' }).check();
  await page.getByRole('button', { name: 'Skip task' }).click();
  await page.waitForFunction(
    (title) => document.querySelector('h1')?.textContent !== title,
    before,
  );
}

/** In this order: later ones build on what earlier ones left in the sample project. */
export const screenshots: readonly Screenshot[] = [
  {
    name: 'sign-in',
    persona: null,
    bring: async (page, url) => {
      await page.goto(url);
      await page.getByRole('textbox', { name: 'Email' }).waitFor();
    },
  },
  { name: 'grade-open', persona: 'expert', bring: (page, url) => inGrade(page, url) },
  {
    name: 'grade-judged',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await judge(page, 14);
    },
  },
  {
    name: 'grade-fault',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.getByRole('button', { name: /^8 / }).click();
      await page.keyboard.press('y');
    },
  },
  {
    name: 'grade-evidence',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.getByRole('button', { name: /^4 / }).click();
      // One at a time under 1280, each in its turn.
      await stand(page, 'C');
      await select(page, 'C', 'enterprise value');
      await page.keyboard.press('h');
      await stand(page, 'A');
      await select(page, 'A', 'equity');
    },
  },
  {
    name: 'grade-ranked',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('2');
      await page.keyboard.press(']');
      await page.keyboard.press('1');
      await page.keyboard.press(']');
      await page.keyboard.press('1');
    },
  },
  {
    name: 'grade-rewrite',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('r');
      await page.getByRole('textbox', { name: /^Rewrite of/ }).waitFor();
      await page.keyboard.type('The answer first: equity of €551.7m. ');
      await page.waitForTimeout(600);
    },
  },
  {
    name: 'grade-rewrite-diff',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('r');
      await page.getByRole('textbox', { name: /^Rewrite of/ }).waitFor();
      await page.keyboard.press('Alt+2');
      await page.waitForTimeout(900);
    },
  },
  {
    name: 'palette',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').or(page.getByLabel('Find a command')).first().fill('lea');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'shortcuts',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: /Keyboard shortcuts/ }).waitFor();
    },
  },
  {
    name: 'instructions',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('i');
      await page.getByRole('dialog', { name: /Instructions/ }).waitFor();
    },
  },
  {
    name: 'account-menu',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    },
  },
  {
    name: 'skip',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('Shift+S');
      await page.getByRole('dialog', { name: /Skip/ }).waitFor();
    },
  },
  {
    name: 'grade-offline',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.context().setOffline(true);
      await page.keyboard.press('w');
      await page.keyboard.type('Written without a network.');
      await page.waitForTimeout(4500);
    },
  },
  {
    name: 'grade-left',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.getByRole('button', { name: 'Save and exit' }).click();
      await page.getByRole('heading', { name: /^Saved/ }).waitFor();
    },
  },
  {
    name: 'grade-second-task',
    persona: 'lead',
    bring: async (page, url) => {
      await inGrade(page, url, 'lead');
      await skipTask(page);
      await judge(page, 7);
    },
  },
  {
    name: 'data',
    persona: 'lab engineer',
    bring: async (page, url) => {
      await continueAs(page, url, 'lab engineer');
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'grade-document',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      // Where the window is low the prompt is one line, and unfolds first.
      const prompt = region(page, 'Prompt');
      const unfold = prompt.getByRole('button', { name: 'Unfold prompt' });
      if (await unfold.isVisible()) await unfold.click();
      await prompt.getByRole('button', { name: /\.md$/ }).first().click();
      await page.getByRole('region', { name: /^Document / }).waitFor();
    },
  },
  {
    name: 'review-open',
    persona: 'reviewer',
    bring: async (page, url) => {
      await continueAs(page, url, 'reviewer');
      await region(page, 'Queue').getByText('Sample colleague').first().waitFor();
      await page.keyboard.press('Shift+J');
      await page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    },
  },
  {
    name: 'review-queue',
    persona: 'reviewer',
    bring: async (page, url) => {
      await continueAs(page, url, 'reviewer');
      await region(page, 'Queue').getByText('Sample colleague').first().waitFor();
    },
  },
  {
    name: 'rubrics',
    persona: 'reviewer',
    bring: async (page, url) => {
      await continueAs(page, url, 'reviewer');
      await page.getByRole('link', { name: 'Rubrics' }).click();
      await page.getByRole('table', { name: 'Rubrics' }).waitFor();
    },
  },
  {
    name: 'rubric-bench',
    persona: 'reviewer',
    bring: async (page, url) => {
      await continueAs(page, url, 'reviewer');
      await page.getByRole('link', { name: 'Rubrics' }).click();
      await page.getByRole('table', { name: 'Rubrics' }).getByRole('button').first().click();
      await page
        .getByRole('textbox', { name: 'Text of criterion 1' })
        .fill('Gives an appropriate rate and explains the spread.');
      await page.getByRole('heading', { name: 'Two checks in one' }).waitFor();
    },
  },
  {
    name: 'quality',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.getByRole('link', { name: 'Quality' }).click();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'quality-report',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/quality?view=report`);
      await page.getByRole('region', { name: 'In figures' }).waitFor();
    },
  },
  {
    name: 'quality-gold',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/quality?view=gold`);
      await page.getByRole('heading', { name: 'No task is gold yet' }).waitFor();
    },
  },
  {
    name: 'quality-scorecards',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/quality?view=scorecards`);
      await page
        .getByRole('heading', { name: 'Nobody has a scorecard yet' })
        .or(page.getByRole('table', { name: 'Scorecards' }))
        .waitFor();
    },
  },
  {
    name: 'scorecard',
    persona: 'expert',
    bring: async (page, url) => {
      await continueAs(page, url, 'expert');
      await page.goto(`${url}/p/sample/scorecard`);
      await page.getByRole('heading', { name: 'Gold items' }).waitFor();
    },
  },
  {
    name: 'quality-consensus',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.getByRole('link', { name: 'Quality' }).click();
      await page.getByRole('button', { name: 'Consensus', exact: true }).click();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'settings',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'pay-own',
    persona: 'expert',
    bring: async (page, url) => {
      await continueAs(page, url, 'expert');
      await page.goto(`${url}/p/sample/account?view=pay`);
      await region(page, 'Statement of pay').waitFor();
    },
  },
  {
    name: 'pay',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/people?view=pay`);
      await page.getByRole('table', { name: 'Time and pay' }).waitFor();
    },
  },
  { name: 'sign-in-provider', persona: null, bring: signInWithProvider },
  { name: 'sign-in-refused', persona: null, bring: refusedByProvider },
  {
    name: 'data-key-made',
    persona: 'lab engineer',
    bring: async (page, url) => {
      await continueAs(page, url, 'lab engineer');
      await keyMade(page, url);
    },
  },
  {
    name: 'data-keys',
    persona: 'lab engineer',
    bring: async (page, url) => {
      await continueAs(page, url, 'lab engineer');
      await keysListed(page, url);
    },
  },
  {
    name: 'data-confidential',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await foundOnImport(page, url);
    },
  },
  {
    name: 'not-found',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/nowhere/grade`);
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'sign-in-wrong-password',
    persona: null,
    bring: async (page, url) => {
      await page.goto(url);
      await page.getByRole('textbox', { name: 'Email' }).fill('expert@sample.example');
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText(/do not fit/).waitFor();
    },
  },
  {
    name: 'recovery',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.goto(`${url}/recovery`);
      await page.getByRole('heading', { name: 'Drafts on this device' }).waitFor();
    },
  },
  {
    name: 'data-tasks',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/data?view=tasks`);
      await page.getByRole('rowheader').first().waitFor();
    },
  },
  {
    name: 'data-export',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/data?view=export`);
      await region(page, 'Data card').waitFor();
    },
  },
  {
    name: 'people-roster',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/people`);
      await page.getByRole('button', { name: 'Invite…' }).waitFor();
    },
  },
];
