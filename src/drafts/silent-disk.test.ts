import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { modelBrowser } from '#tests/draft-world/model-browser.ts';
import { modelServer } from '#tests/draft-world/model-server.ts';
import { createDraftEngine } from './draft-engine.ts';
import type { DraftHandle } from './draft-handle.ts';

/*
 * A disk that neither takes nor refuses: a browser's storage can hang behind another tab, a
 * busy disk or a fault of its own. The work then goes to the server without it.
 */
beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const ada = { id: 'ada', name: 'Ada' };
const field = 'text/why';
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

function world() {
  const server = modelServer();
  const browser = modelBrowser(server.backend);
  async function open() {
    const tab = browser.tab();
    const engine = createDraftEngine(tab.limbs);
    engine.signedInAs(ada);
    const handle = engine.open(server.work('a1'), { title: 'Task' });
    await pass(1);
    return { tab, engine, handle };
  }
  return { server, browser, open };
}

function type(handle: DraftHandle, text: string): void {
  for (const sign of text) {
    const old = handle.getFields()[field];
    handle.editText(field, [typeof old === 'string' ? old.length : 0, 0, sign]);
  }
}

const status = (handle: DraftHandle) => handle.getState().status;

describe.each(['reading', 'writing'] as const)('while it is %s', (at) => {
  test('the work is on the server within ten seconds, and the screen says what is true', async () => {
    const { server, browser, open } = world();
    const { handle } = await open();
    browser.silenceStore(at);
    type(handle, 'heard');
    await pass(500);
    expect(status(handle)).toEqual({ kind: 'not-saved', reason: 'this device is slow to store' });
    await pass(9500);
    expect(server.of('a1').draft.fields).toEqual({ [field]: 'heard' });
    expect(status(handle)).toMatchObject({ kind: 'saved' });
    type(handle, ' and more');
    await pass(1500);
    expect(server.of('a1').draft.fields).toEqual({ [field]: 'heard and more' });
    const outcome = handle.submit();
    await pass(1000);
    expect(await outcome).toMatchObject({ kind: 'submitted' });
  });

  test.each(['written', 'refused'] as const)(
    'what it was asked for is %s after all: every sign is there once, here and there',
    async (end) => {
      const { server, browser, open } = world();
      const { handle, tab } = await open();
      type(handle, 'before ');
      await pass(1500);
      const answers = browser.silenceStore(at);
      type(handle, 'during ');
      await pass(5000);
      type(handle, 'later ');
      await pass(2000);
      answers(end);
      type(handle, 'after');
      await pass(15_000);
      const text = 'before during later after';
      expect(handle.getFields()).toEqual({ [field]: text });
      expect(server.of('a1').draft.fields).toEqual({ [field]: text });
      expect(status(handle)).toMatchObject({ kind: 'saved' });
      tab.kill();
      browser.setOnline(false);
      const again = await open();
      expect(again.handle.getFields()).toEqual({ [field]: text });
    },
  );

  test('without a network nothing is lost when it answers again', async () => {
    const { browser, open } = world();
    const { handle, tab } = await open();
    browser.setOnline(false);
    const answers = browser.silenceStore(at);
    type(handle, 'only here');
    await pass(60_000);
    expect(status(handle)).toEqual({ kind: 'not-saved', reason: 'this device is slow to store' });
    answers('written');
    await pass(15_000);
    expect(status(handle)).toMatchObject({ kind: 'offline' });
    tab.kill();
    expect((await open()).handle.getFields()).toEqual({ [field]: 'only here' });
  });

  test('another tab’s text of that time is kept beside it', async () => {
    const { server, browser, open } = world();
    const { handle } = await open();
    const other = await open();
    const answers = browser.silenceStore(at);
    type(handle, 'mine ');
    other.handle.setField('text/else', 'theirs');
    await pass(8000);
    answers('written');
    await pass(15_000);
    const both = { [field]: 'mine ', 'text/else': 'theirs' };
    expect(server.of('a1').draft.fields).toEqual(both);
    expect(handle.getFields()).toEqual(both);
    expect(other.handle.getFields()).toEqual(both);
  });
});

test('a page that opens on it is filled from the server and takes edits', async () => {
  const { server, browser, open } = world();
  browser.silenceStore('reading');
  const { handle } = await open();
  type(handle, 'typed while opening');
  await pass(10_000);
  expect(server.of('a1').draft.fields).toEqual({ [field]: 'typed while opening' });
});

test('what the device keeps is said to be unreadable, and not waited for', async () => {
  const { browser, open } = world();
  const { engine } = await open();
  browser.silenceStore('reading');
  const drafts = engine.keptDrafts();
  const work = engine.keptWork();
  await pass(10_000);
  expect(await drafts).toEqual({ kind: 'unreadable', failure: 'slow' });
  expect(await work).toEqual([]);
});

test('signing out does not wait for it for ever', async () => {
  const { browser, open } = world();
  const { handle, engine } = await open();
  browser.silenceStore('writing');
  type(handle, 'sent');
  await pass(6000);
  const leaving = engine.signOut();
  await pass(15_000);
  expect(await leaving).toEqual({ kind: 'cleared' });
});
