import type { Page } from 'playwright-core';
import { ask } from './over-the-wire.ts';
import { continueAs, type Persona, type TouchstoneWorld } from './touchstone-world.ts';

const patient = { timeout: 30_000 };

/** Somebody of the sample in the editor of its first rubric. */
export async function openRubricEditor(world: TouchstoneWorld, persona: Persona): Promise<Page> {
  const { page } = await world.person();
  await continueAs(page, world.url, persona);
  await page.getByRole('link', { name: 'Rubrics' }).click();
  const list = page.getByRole('table', { name: 'Rubrics' });
  await list.getByRole('button').first().click(patient);
  await page.getByRole('table', { name: 'Criteria' }).waitFor(patient);
  return page;
}

type Sheet = {
  version: number;
  criteria: { text: string; dependsOn: string[]; sources?: string[] }[];
};

/** The rubric of the open editor as the server holds it, whatever stands on the screen. */
export async function rubricHeld(page: Page): Promise<Sheet> {
  type Session = { memberships: { projectId: string }[] };
  const { memberships } = await ask<Session>(page, 'GET', '/session');
  const rubricId = new URL(page.url()).searchParams.get('rubric');
  return ask(page, 'GET', `/projects/${memberships[0]?.projectId}/rubrics/${rubricId}`);
}
