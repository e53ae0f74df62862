import type { Page } from 'playwright-core';
import { continueAs, type Persona } from '#tests/journeys/touchstone-world.ts';
import { ask, gradeSample } from './graded-sample.ts';

const patient = { timeout: 60_000 };

/** Grades, and leaves the page without a session. */
async function workAs(page: Page, url: string, persona: Persona, otherwise: number): Promise<void> {
  await continueAs(page, url, persona);
  const { memberships } = await ask<{ memberships: { projectId: string }[] }>(
    page,
    'GET',
    '/session',
  );
  await gradeSample(page, memberships[0]?.projectId ?? '', { who: persona, most: 12, otherwise });
  await page.context().clearCookies();
}

/** Expert and lead grade what the queue has; a reviewer opens what divides them on one task. */
export async function adjudicating(page: Page, url: string, task: RegExp): Promise<void> {
  await workAs(page, url, 'expert', 0.07);
  await workAs(page, url, 'lead', 0.14);
  await continueAs(page, url, 'reviewer');
  await page.goto(`${url}/p/sample/review?view=adjudication`);
  const list = page.getByRole('table', { name: 'Tasks judged by several experts' });
  await list.waitFor(patient);
  await list.getByRole('button', { name: task }).first().click();
  await page.getByRole('region', { name: 'Scores', exact: true }).waitFor(patient);
}
