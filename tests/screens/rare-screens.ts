import type { Page } from 'playwright-core';
import { ask, importFiles } from '#tests/journeys/over-the-wire.ts';
import { guardAsks } from '#tests/journeys/security-states.ts';
import { continueAs, type Persona } from '#tests/journeys/touchstone-world.ts';
import type { Screenshot } from './screens.ts';

const patient = { timeout: 30_000 };
const rubric = (page: Page) => page.getByRole('region', { name: 'Rubric' });
const sync = (page: Page) => page.getByRole('status', { name: 'Sync' });
const saved = (page: Page) =>
  sync(page)
    .getByText(/^Saved/)
    .waitFor(patient);

/** States that take some bringing about: two devices, another version, a project of its own. */
export const rareScreens: readonly Screenshot[] = [
  {
    name: 'grade-missing',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('y');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('button', { name: /^and \d+ more/ }).click();
    },
  },
  {
    name: 'grade-history',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await page.keyboard.press('r');
      await page.getByRole('textbox', { name: /^Rewrite of/ }).waitFor(patient);
      for (const words of ['Equity first: €551.7m. ', 'Leases come off before equity. ']) {
        await page.keyboard.press('Control+Home');
        await page.keyboard.type(words);
        await saved(page);
        await page.waitForTimeout(1500);
      }
      await page.getByRole('button', { name: 'History' }).click();
      const dialog = page.getByRole('dialog', { name: /^History of the rewrite/ });
      await dialog
        .getByRole('button', { name: /revision \d+$/ })
        .nth(1)
        .click(patient);
      await dialog.locator('del, ins').first().waitFor(patient);
    },
  },
  {
    name: 'grade-merge',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await justify(page, 'One bridge is shown.');
      await saved(page);
      const other = await otherDevice(page);
      await inGrade(other, url);
      await saved(other);
      await page.context().setOffline(true);
      await justify(page, 'Only response A shows a bridge from enterprise value to equity.');
      await justify(other, 'The bridge of response B leaves the leases out.');
      await saved(other);
      await other.context().close();
      await page.context().setOffline(false);
      await page.getByText(/differs? from your other device/).waitFor(patient);
    },
  },
  {
    name: 'guard',
    persona: 'expert',
    bring: async (page, url) => {
      await inGrade(page, url);
      await guardAsks(page);
    },
  },
  {
    name: 'grade-tool-calls',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      const rows = JSON.stringify(refundTask);
      await importFiles(page, await projectOf(page), [
        { name: 'desk.jsonl', text: rows, use: 'rows' },
      ]);
      await skipUntil(page, refundTask.title);
      await page.goto(`${url}/p/sample/grade`);
      await page.getByRole('heading', { name: refundTask.title }).waitFor(patient);
    },
  },
];

/** What ends the queue or changes the project, and so comes behind all others. */
export const lastScreens: readonly Screenshot[] = [
  {
    name: 'grade-nothing-left',
    persona: 'lead',
    bring: async (page, url) => {
      await continueAs(page, url, 'lead');
      await skipUntil(page, null);
      await page.goto(`${url}/p/sample/grade`);
      await page.getByRole('heading', { name: 'Nothing to grade right now' }).waitFor(patient);
    },
  },
  {
    name: 'review-blind',
    persona: 'reviewer',
    bring: async (page, url) => openBlind(page, url),
  },
  {
    name: 'review-unveiled',
    persona: 'reviewer',
    bring: async (page, url) => {
      await openBlind(page, url);
      const [, asked = 0] =
        (
          (await rubric(page)
            .getByText(/^\d+ of \d+/)
            .first()
            .textContent()) ?? ''
        )
          .match(/\d+/g)
          ?.map(Number) ?? [];
      for (let at = 0; at < asked; at++) await page.keyboard.press(at % 4 === 3 ? 'n' : 'y');
      const responses = await page.getByRole('meter').count();
      for (let place = 1; place <= responses; place++) {
        await page.keyboard.press(responses > 2 ? String(place) : '6');
        await page.keyboard.press(']');
      }
      await justify(page, 'It shows each step.');
      await page.getByRole('button', { name: 'Unveil' }).click();
      await page.getByText(/You graded blind, unveiled/).waitFor(patient);
    },
  },
];

async function inGrade(page: Page, url: string, persona: Persona = 'expert'): Promise<void> {
  await continueAs(page, url, persona);
  await rubric(page).waitFor(patient);
}

async function projectOf(page: Page): Promise<string> {
  type Session = { memberships: { projectId: string }[] };
  const { memberships } = await ask<Session>(page, 'GET', '/session');
  return memberships[0]?.projectId ?? '';
}

/** Replaces the justification. */
async function justify(page: Page, words: string): Promise<void> {
  await page.keyboard.press('w');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
}

/** The same person at another machine. */
async function otherDevice(page: Page): Promise<Page> {
  const context = await page.context().browser()?.newContext({ reducedMotion: 'reduce' });
  if (!context) throw new Error('The page has no browser');
  return context.newPage();
}

/** Skips what the queue has for the person who is signed in, until a task of this title comes. */
async function skipUntil(page: Page, title: string | null): Promise<void> {
  await changeSettings(page, { skip: { perDay: 100, reasons: ['Other'] } });
  const at = `/projects/${await projectOf(page)}`;
  type Claimed = { work: { assignment: { id: string }; task: { title: string } } | null };
  for (let turn = 0; turn < 40; turn++) {
    const claim = { purpose: 'current' };
    const { work } = await ask<Claimed>(page, 'POST', `${at}/claims`, claim, `skip:${turn}`);
    if (!work || work.task.title === title) return;
    const skip = `/api${at}/assignments/${work.assignment.id}/skip`;
    const answer = await page.request.post(new URL(skip, page.url()).href, {
      data: { reason: 'Other' },
    });
    if (!answer.ok()) throw new Error(await answer.text());
  }
}

/** Publishes settings with this changed, as a lead. */
async function changeSettings(page: Page, change: object): Promise<void> {
  const at = `/projects/${await projectOf(page)}`;
  const { settings, version } = await ask<{ settings: object; version: number }>(page, 'GET', at);
  const answer = await page.request.put(new URL(`/api${at}/settings`, page.url()).href, {
    headers: { 'If-Match': `"${version}"` },
    data: { ...settings, ...change },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}

async function openBlind(page: Page, url: string): Promise<void> {
  const lead = await otherDevice(page);
  await continueAs(lead, url, 'lead');
  await changeSettings(lead, { review: { policy: { kind: 'all' }, blindFirst: true } });
  await lead.context().close();
  await continueAs(page, url, 'reviewer');
  await page.getByRole('region', { name: 'Queue' }).getByText('Sample colleague').first().waitFor();
  await page.keyboard.press('Shift+J');
  await page.getByText('Answers hidden until you have graded').waitFor(patient);
}

const call = (id: string, name: string, given: object) => ({
  role: 'assistant',
  content: '',
  tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(given) } }],
});
const result = (id: string, found: unknown) => ({
  role: 'tool',
  tool_call_id: id,
  content: JSON.stringify(found, null, 2),
});
const said = (role: string, content: string) => ({ role, content });
const order = {
  order: '40-1187',
  placed: '2026-03-02',
  items: Array.from({ length: 14 }, (_, at) => ({
    sku: `TS-${at + 101}`,
    title: `Ring binder, ${at + 2} cm`,
    price: 4.5 + at,
    state: at % 3 === 0 ? 'returned' : 'delivered',
  })),
};

/** A conversation with tools, twice: once with the order looked up, once promised unseen. */
const refundTask = {
  kind: 'task',
  title: 'Refund desk: order 40-1187',
  priority: 9,
  prompt: [
    said(
      'system',
      'You answer for an office supplier. Refunds need the order, and go out in 14 days at most.',
    ),
    said('user', 'I sent half of order 40-1187 back in March. Where is my money?'),
  ],
  responses: [
    {
      messages: [
        call('a1', 'find_order', { order: '40-1187' }),
        result('a1', order),
        call('a2', 'refund_state', { order: '40-1187', skus: ['TS-101', 'TS-104'] }),
        result('a2', { refunded: 0, waiting: 2, reason: 'The parcel was not scanned.' }),
        said(
          'assistant',
          'Two of your returns were never scanned, so nothing was paid out. I have asked the depot; you will have **€13.50** by 16 March or a reason.',
        ),
      ],
    },
    {
      messages: [
        said('assistant', 'Your refund is on its way and should be with you within a day or two.'),
        said('user', 'How much is it?'),
        call('b1', 'find_order', { order: '40-1187' }),
        result('b1', order),
        said('assistant', 'It is the value of the whole order.'),
      ],
    },
  ],
};
