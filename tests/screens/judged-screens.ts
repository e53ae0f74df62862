import type { Page } from 'playwright-core';
import { continueAs } from '#tests/journeys/touchstone-world.ts';
import { adjudicating } from './adjudicated-sample.ts';
import type { Screenshot } from './screens.ts';

const patient = { timeout: 30_000 };

/**
 * After the states of Grade: two people grade all that the queue has, and what others judge, audit and
 * measure has something to show.
 */
export const judgedScreens: readonly Screenshot[] = [
  {
    name: 'review-differences',
    persona: 'reviewer',
    bring: async (page, url) => {
      await adjudicating(page, url, /^Northwick/);
      await page.goto(`${url}/p/sample/review`);
      await page
        .getByRole('region', { name: 'Queue' })
        .getByRole('button', { name: /^Northwick/ })
        .first()
        .click();
      await page.getByRole('button', { name: /^Differ/ }).click();
    },
  },
  {
    name: 'adjudication',
    persona: 'reviewer',
    bring: (page, url) => adjudicating(page, url, /^Northwick/),
  },
  {
    name: 'adjudication-pair',
    persona: 'reviewer',
    bring: (page, url) => adjudicating(page, url, /^(Brennick|Orvane)/),
  },
  {
    name: 'rubric-audit',
    persona: 'reviewer',
    bring: async (page, url) => {
      await openRubric(page, url);
    },
  },
  {
    name: 'rubric-plots',
    persona: 'reviewer',
    bring: async (page, url) => {
      await openRubric(page, url);
      await page.getByRole('button', { name: 'Plots' }).click();
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'rubric-effect',
    persona: 'reviewer',
    bring: async (page, url) => {
      await openRubric(page, url);
      const points = page.getByRole('spinbutton', { name: /points/i }).first();
      await points.fill('2');
      await page.getByRole('region', { name: /^What v\d+ would change/ }).waitFor(patient);
      await page.waitForTimeout(1200);
    },
  },
  {
    name: 'quality-judged',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/quality`);
      await page.getByRole('heading', { name: 'Defects' }).waitFor(patient);
    },
  },
  {
    name: 'quality-consensus-judged',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/quality`);
      await page.getByRole('button', { name: 'Consensus', exact: true }).click();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'quality-scorecards-judged',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await page.goto(`${url}/p/sample/quality?view=scorecards`);
      await page.getByRole('table', { name: 'Scorecards' }).waitFor(patient);
    },
  },
];

async function openRubric(page: Page, url: string): Promise<void> {
  await continueAs(page, url, 'reviewer');
  await page.getByRole('link', { name: 'Rubrics' }).click();
  const list = page.getByRole('table', { name: 'Rubrics' });
  await list.getByRole('button', { name: /^Northwick/ }).click(patient);
  await page.getByRole('table', { name: 'Criteria' }).waitFor(patient);
}
