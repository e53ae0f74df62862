import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { modelBrowser } from '#tests/draft-world/model-browser.ts';
import { modelServer } from '#tests/draft-world/model-server.ts';
import { createDraftEngine } from './draft-engine.ts';
import { keptDrafts } from './kept-drafts.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

async function offlineDraft() {
  const server = modelServer();
  const browser = modelBrowser(server.backend);
  const tab = browser.tab();
  const engine = createDraftEngine(tab.limbs);
  engine.signedInAs({ id: 'ada', name: 'Ada' });
  const handle = engine.open(server.work('a1'), { title: 'Northwick' });
  handle.setField('text/why', 'saved');
  await pass(1000);
  browser.setOnline(false);
  handle.setField('text/why', 'saved and kept');
  handle.setField('verdict/c1/r1', { value: 'met' });
  await pass(500);
  return { server, browser, tab, engine };
}

test('what is on the device is listed without a server and without a session', async () => {
  const { browser, tab } = await offlineDraft();
  tab.kill();
  expect(await keptDrafts(browser.store)).toMatchObject({
    kind: 'found',
    account: { id: 'ada', name: 'Ada' },
    drafts: [
      {
        assignmentId: 'a1',
        title: 'Northwick',
        fields: { 'text/why': 'saved and kept', 'verdict/c1/r1': { value: 'met' } },
        unsent: ['text/why', 'verdict/c1/r1'],
        state: 'draft',
        work: { assignment: { id: 'a1' } },
      },
    ],
  });
});

test('another account on the same browser sees nothing of it', async () => {
  const { browser, engine } = await offlineDraft();
  engine.signedInAs({ id: 'bob', name: 'Bob' });
  await pass(100);
  expect(await engine.keptDrafts()).toEqual({
    kind: 'found',
    account: { id: 'bob', name: 'Bob' },
    drafts: [],
  });
  expect(await browser.store.list('ada')).toHaveLength(1);
});

test('after signing out there is nothing', async () => {
  const { engine } = await offlineDraft();
  await engine.signOut({ discardUnsent: true });
  expect(await engine.keptDrafts()).toEqual({ kind: 'nobody' });
});

test('a storage that cannot be read is said to be so', async () => {
  const { browser, tab } = await offlineDraft();
  browser.failStore('failed');
  expect(await keptDrafts(tab.limbs.store)).toEqual({ kind: 'unreadable', failure: 'failed' });
});

test('of a conflict both versions are listed', async () => {
  const { server, browser, tab } = await offlineDraft();
  const device = modelBrowser(server.backend, { seed: 5 });
  const other = createDraftEngine(device.tab().limbs);
  other.signedInAs({ id: 'ada', name: 'Ada' });
  const there = other.open(server.work('a1'), { title: 'Northwick' });
  there.setField('verdict/c1/r1', { value: 'not-met' });
  await pass(1000);
  browser.setOnline(true);
  await pass(2000);
  const kept = await keptDrafts(tab.limbs.store);
  expect(kept).toMatchObject({
    drafts: [
      {
        fields: { 'verdict/c1/r1': { value: 'met' } },
        versions: [{ what: 'other device', fields: { 'verdict/c1/r1': { value: 'not-met' } } }],
      },
    ],
  });
});
