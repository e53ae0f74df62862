import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { modelBrowser } from '#tests/draft-world/model-browser.ts';
import { modelServer } from '#tests/draft-world/model-server.ts';
import { createDraftEngine } from './draft-engine.ts';
import type { DraftHandle } from './draft-handle.ts';
import type { DraftLimbs } from './draft-limbs.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const ada = { id: 'ada', name: 'Ada' };
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

function world() {
  const server = modelServer();
  const browser = modelBrowser(server.backend);
  async function open(
    options: { on?: typeof browser; limbs?: Partial<DraftLimbs>; id?: string } = {},
  ) {
    const tab = (options.on ?? browser).tab(options.limbs);
    const engine = createDraftEngine(tab.limbs);
    engine.signedInAs(ada);
    const handle = engine.open(server.work(options.id ?? 'a1'), { title: 'Task' });
    await pass(1);
    return { tab, engine, handle };
  }
  return { server, browser, open, device: () => modelBrowser(server.backend, { seed: 77 }) };
}

const status = (handle: DraftHandle) => handle.getState().status;
const type = (handle: DraftHandle, text: string, field = 'text/why') => {
  for (const sign of text) {
    const old = handle.getFields()[field];
    handle.editText(field, [typeof old === 'string' ? old.length : 0, 0, sign]);
  }
};

test('an edit is on the screen at once, on the device within 250 ms and on the server within a second', async () => {
  const { server, browser, open } = world();
  const { handle } = await open();
  expect(status(handle)).toEqual({ kind: 'saved', at: null });
  type(handle, 'hello');
  expect(handle.getFields()).toEqual({ 'text/why': 'hello' });
  expect(status(handle)).toEqual({ kind: 'saving', count: 1 });
  await pass(250);
  const { rows } = await browser.store.read({ account: 'ada', assignment: 'a1' }, 0);
  expect(rows.flatMap((row) => row.steps).at(-1)).toMatchObject({ field: 'text/why' });
  expect(server.of('a1').draft.fields).toEqual({});
  await pass(750);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'hello' });
  expect(status(handle)).toMatchObject({ kind: 'saved' });
  expect(handle.getState().phase).toEqual({ kind: 'clean' });
});

test('steady typing is sent every second, in batches, as splices', async () => {
  const { server, open } = world();
  const { handle } = await open();
  const long = 'x'.repeat(1000);
  handle.setField('text/why', long);
  await pass(1000);
  server.requests.length = 0;
  for (let key = 0; key < 40; key++) {
    type(handle, 'y');
    await pass(100);
  }
  await pass(1000);
  expect(server.of('a1').draft.fields['text/why']).toBe(long + 'y'.repeat(40));
  expect(server.requests.length).toBeGreaterThanOrEqual(4);
  expect(server.requests.length).toBeLessThanOrEqual(8);
});

test('an answer that is lost is asked for again under the same key and applied once', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.fail('drop-answer', 'drop-answer', 'drop-answer');
  type(handle, 'once');
  await pass(500);
  expect(status(handle)).toEqual({ kind: 'offline', count: 1 });
  await pass(10_000);
  expect(server.of('a1').history).toHaveLength(1);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'once' });
  expect(status(handle)).toMatchObject({ kind: 'saved' });
});

test('a tab that dies after the server committed sends the same request again', async () => {
  const { server, open } = world();
  const first = await open();
  server.fail('drop-answer');
  const release = server.hold();
  type(first.handle, 'committed');
  await pass(500);
  release();
  await pass(0);
  first.tab.kill();
  const second = await open();
  await pass(1000);
  expect(second.handle.getFields()).toEqual({ 'text/why': 'committed' });
  expect(server.of('a1').history).toHaveLength(1);
  expect(status(second.handle)).toMatchObject({ kind: 'saved' });
});

test('what was on the device for a dead tab is sent without opening the task', async () => {
  const { server, browser, open } = world();
  const { handle, tab } = await open();
  browser.setOnline(false);
  type(handle, 'kept');
  await pass(400);
  expect(status(handle)).toEqual({ kind: 'offline', count: 1 });
  tab.kill();
  browser.setOnline(true);
  const engine = createDraftEngine(browser.tab().limbs);
  engine.signedInAs(ada);
  await pass(2000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'kept' });
  expect(engine.hasUnsentWork()).toBe(false);
});

test('offline pauses, and coming back sends at once', async () => {
  const { server, browser, open } = world();
  const { handle } = await open();
  browser.setOnline(false);
  type(handle, 'offline');
  handle.setField('answer/preference', { kind: 'preference', value: 1 });
  await pass(60_000);
  expect(server.requests).toEqual([]);
  expect(status(handle)).toEqual({ kind: 'offline', count: 2 });
  browser.setOnline(true);
  await pass(10);
  expect(server.of('a1').draft.fields['text/why']).toBe('offline');
  expect(status(handle)).toMatchObject({ kind: 'saved' });
});

test('two devices that change different things merge without a question', async () => {
  const { server, open, device } = world();
  const here = await open();
  const there = await open({ on: device() });
  here.handle.setField('verdict/c1/r1', { value: 'met' });
  type(there.handle, 'from the other device');
  await pass(3000);
  const both = { 'verdict/c1/r1': { value: 'met' }, 'text/why': 'from the other device' };
  expect(server.of('a1').draft.fields).toEqual(both);
  expect([here, there].some(({ handle }) => handle.getState().conflicts.length > 0)).toBe(false);
});

test('two devices that write the same text differently are asked, and both texts are in the history', async () => {
  const { server, open, device } = world();
  const here = await open();
  const there = await open({ on: device() });
  type(here.handle, 'mine');
  await pass(1000);
  type(there.handle, 'theirs');
  await pass(1000);
  expect(status(there.handle)).toEqual({ kind: 'conflict', count: 1 });
  expect(there.handle.getState().conflicts).toMatchObject([
    { field: 'text/why', mine: 'theirs', theirs: 'mine' },
  ]);
  expect(there.handle.getFields()['text/why']).toBe('theirs');
  expect(server.of('a1').draft.fields['text/why']).toBe('mine');
  expect(server.of('a1').archives).toEqual([
    { reason: 'conflict', fields: { 'text/why': 'theirs' } },
  ]);
  there.handle.setField('verdict/c1/r1', 'met');
  await pass(1000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'mine', 'verdict/c1/r1': 'met' });
  there.handle.resolve('text/why', { value: 'mine and theirs' });
  await pass(1000);
  expect(server.of('a1').draft.fields['text/why']).toBe('mine and theirs');
  expect(status(there.handle)).toMatchObject({ kind: 'saved' });
});

test('taking the other version ends a conflict without a send', async () => {
  const { server, open, device } = world();
  const here = await open();
  const there = await open({ on: device() });
  here.handle.setField('answer/q', 1);
  await pass(1000);
  there.handle.setField('answer/q', 2);
  await pass(1000);
  const revision = server.of('a1').draft.revision;
  there.handle.resolve('answer/q', 'theirs');
  await pass(1000);
  expect(there.handle.getFields()).toEqual({ 'answer/q': 1 });
  expect(server.of('a1').draft.revision).toBe(revision);
  expect(status(there.handle)).toMatchObject({ kind: 'saved' });
});

test('a server that calls everything stale is asked at most three times, then a person', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.failAlways('stale-for-ever');
  type(handle, 'loop');
  await pass(60_000);
  expect(server.requests.filter((name) => name === 'saveDraft').length).toBeLessThanOrEqual(3);
  expect(handle.getState().phase).toEqual({ kind: 'conflicted', contended: true });
  expect(status(handle)).toEqual({ kind: 'conflict', count: 1 });
  server.failAlways(null);
  handle.tryAgain();
  await pass(1000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'loop' });
});

test('a lost lease parks the draft and its text enters the history', async () => {
  const { server, open } = world();
  const { handle } = await open();
  type(handle, 'saved');
  await pass(1000);
  server.of('a1').state = 'parked';
  type(handle, ' and late');
  await pass(2000);
  expect(handle.getState().phase).toEqual({ kind: 'parked', reason: 'lease-lost', archived: true });
  expect(server.of('a1').archives).toEqual([
    { reason: 'lease-lost', fields: { 'text/why': 'saved and late' } },
  ]);
  expect(handle.getFields()).toEqual({ 'text/why': 'saved and late' });
  expect(status(handle)).toMatchObject({ kind: 'saved' });
  expect(await handle.resume()).toEqual({ kind: 'resumed' });
  await pass(1000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'saved and late' });
});

test('an expired session keeps the text, and the same account goes on', async () => {
  const { server, open } = world();
  const { handle, engine } = await open();
  server.signIn(null);
  type(handle, 'in mid-sentence');
  await pass(2000);
  expect(handle.getState().phase).toEqual({ kind: 'signed-out' });
  expect(engine.isSignedIn()).toBe(false);
  expect(status(handle)).toEqual({ kind: 'kept', sending: false });
  type(handle, ', and on');
  await pass(2000);
  const asked = server.requests.length;
  await pass(60_000);
  expect(server.requests.length).toBe(asked);
  server.signIn('ada');
  engine.signedInAs(ada);
  await pass(1000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'in mid-sentence, and on' });
});

test("another account's sign-in does not send the first one's work", async () => {
  const { server, browser, open } = world();
  const { handle, engine } = await open();
  browser.setOnline(false);
  type(handle, 'private');
  await pass(500);
  browser.setOnline(true);
  server.signIn('bob');
  engine.signedInAs({ id: 'bob', name: 'Bob' });
  await pass(5000);
  expect(server.of('a1').draft.fields).toEqual({});
  expect(await browser.store.list('ada')).toHaveLength(1);
  expect(await browser.store.rememberedAccount()).toEqual({ id: 'bob', name: 'Bob' });
  server.signIn('ada');
  engine.signedInAs(ada);
  await pass(1000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'private' });
});

test('a 404 under another account is a lost session and not a lost task', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.signIn('bob');
  type(handle, 'text');
  await pass(1000);
  expect(handle.getState().phase).toEqual({ kind: 'signed-out' });
});

test('a person who was removed keeps the text on the device', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.failAlways('forbidden');
  type(handle, 'text');
  await pass(1000);
  expect(handle.getState().phase).toMatchObject({ kind: 'parked', reason: 'forbidden' });
  expect(status(handle)).toEqual({ kind: 'kept', sending: false });
});

test('a draft that the server refuses does not stop another one', async () => {
  const { server, open } = world();
  const { handle, engine } = await open();
  const other = engine.open(server.work('a2'), { title: 'Other' });
  server.fail('invalid');
  type(handle, 'poison');
  await pass(1000);
  type(other, 'fine');
  await pass(1000);
  expect(handle.getState().phase).toMatchObject({ kind: 'refused' });
  expect(status(handle)).toEqual({ kind: 'kept', sending: false });
  expect(handle.getFields()).toEqual({ 'text/why': 'poison' });
  expect(server.of('a2').draft.fields).toEqual({ 'text/why': 'fine' });
  type(handle, ' mended');
  await pass(4000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'poison mended' });
});

test('a server that breaks on a draft is asked once a minute and the person is told', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.failAlways('internal');
  type(handle, 'text');
  await pass(120_000);
  expect(handle.getState().phase).toMatchObject({ kind: 'refused' });
  expect(server.requests.length).toBeLessThan(10);
  server.failAlways(null);
  await pass(61_000);
  expect(status(handle)).toMatchObject({ kind: 'saved' });
});

test('an outdated page keeps the text and asks for a reload', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.fail('client-too-old');
  type(handle, 'text');
  await pass(1000);
  expect(handle.getState().phase).toEqual({ kind: 'outdated' });
  expect(status(handle)).toEqual({ kind: 'kept', sending: false });
});

test('Submit pressed twice, with its answer lost, is one annotation of the text on the screen', async () => {
  const { server, open } = world();
  const { handle } = await open();
  type(handle, 'final');
  server.fail('drop-answer', 'drop-answer', 'drop-answer');
  const both = Promise.all([handle.submit(), handle.submit()]);
  await pass(20_000);
  const [first, second] = await both;
  expect(first).toMatchObject({ kind: 'submitted', annotationId: 'a1-annotation' });
  expect(second).toEqual(first);
  expect(server.of('a1').annotations).toEqual([{ 'text/why': 'final' }]);
  expect(handle.getState().phase).toMatchObject({ kind: 'submitted' });
});

test('a submission that was pressed offline survives the tab and is sent later', async () => {
  const { server, browser, open } = world();
  const { handle, tab } = await open();
  browser.setOnline(false);
  type(handle, 'later');
  void handle.submit();
  await pass(500);
  expect(handle.getState().submitting).toBe(true);
  expect(status(handle)).toMatchObject({ kind: 'offline' });
  tab.kill();
  browser.setOnline(true);
  createDraftEngine(browser.tab().limbs).signedInAs(ada);
  await pass(2000);
  expect(server.of('a1').annotations).toEqual([{ 'text/why': 'later' }]);
  expect(await browser.store.list('ada')).toEqual([]);
});

test('submitting a stale draft asks where the other device changed what is on the screen', async () => {
  const { server, open, device } = world();
  const here = await open();
  const there = await open({ on: device() });
  there.handle.setField('verdict/c1/r1', 'met');
  await pass(1000);
  type(here.handle, 'mine');
  const outcome = here.handle.submit();
  await pass(1000);
  expect(await outcome).toEqual({ kind: 'changed', fields: ['verdict/c1/r1'] });
  expect(server.of('a1').annotations).toEqual([]);
  const again = here.handle.submit();
  await pass(1000);
  expect(await again).toMatchObject({ kind: 'submitted' });
  expect(server.of('a1').annotations).toEqual([{ 'text/why': 'mine', 'verdict/c1/r1': 'met' }]);
});

test('what is typed behind a submission enters the history and not the draft', async () => {
  const { server, open } = world();
  const { handle } = await open();
  type(handle, 'final');
  await pass(1000);
  const release = server.hold();
  const outcome = handle.submit();
  await pass(50);
  type(handle, ' late');
  await pass(300);
  release();
  await pass(3000);
  expect(await outcome).toMatchObject({ kind: 'submitted' });
  expect(server.of('a1').annotations).toEqual([{ 'text/why': 'final' }]);
  expect(server.of('a1').archives).toEqual([
    { reason: 'late', fields: { 'text/why': 'final late' } },
  ]);
});

test('a submission that lacks answers says which, and goes on as a draft', async () => {
  const { server, open } = world();
  const { handle } = await open();
  type(handle, 'x');
  await pass(1000);
  server.fail('incomplete');
  const outcome = handle.submit();
  await pass(1000);
  expect(await outcome).toMatchObject({ kind: 'incomplete' });
  expect(handle.getState().submitting).toBe(false);
});

test('a submission under a lost lease is parked with its text', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.of('a1').state = 'parked';
  type(handle, 'mine');
  const outcome = handle.submit();
  await pass(2000);
  expect(await outcome).toEqual({ kind: 'parked', reason: 'lease-lost' });
  expect(server.of('a1').archives[0]?.fields).toEqual({ 'text/why': 'mine' });
});

test('two tabs see each other’s edits live and one of them sends', async () => {
  const { server, open } = world();
  const one = await open();
  const two = await open();
  type(one.handle, 'one');
  await pass(150);
  expect(two.handle.getFields()).toEqual({ 'text/why': 'one' });
  type(two.handle, ' two');
  await pass(150);
  expect(one.handle.getFields()).toEqual({ 'text/why': 'one two' });
  await pass(1500);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'one two' });
  expect(status(one.handle)).toMatchObject({ kind: 'saved' });
  expect(status(two.handle)).toMatchObject({ kind: 'saved' });
});

test('ten tabs that type at the same moment lose no word', async () => {
  const { server, open } = world();
  const tabs = [];
  for (let each = 0; each < 10; each++) tabs.push(await open());
  for (let round = 0; round < 5; round++) {
    for (const [index, { handle }] of tabs.entries()) type(handle, `[${index}.${round}]`);
    await pass(37);
  }
  await pass(3000);
  const text = String(server.of('a1').draft.fields['text/why']);
  for (let index = 0; index < 10; index++) {
    for (let round = 0; round < 5; round++) expect(text).toContain(`[${index}.${round}]`);
  }
  for (const { handle } of tabs) expect(handle.getFields()['text/why']).toBe(text);
});

test('a follower takes over when the sending tab dies in mid-request', async () => {
  const { server, open } = world();
  const leader = await open();
  const follower = await open();
  const release = server.hold();
  type(leader.handle, 'dying');
  await pass(400);
  leader.tab.kill();
  type(follower.handle, ' and living');
  await pass(100);
  release();
  await pass(2000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'dying and living' });
  expect(status(follower.handle)).toMatchObject({ kind: 'saved' });
});

test('a follower takes the lock from a leader that no longer answers', async () => {
  const { server, open } = world();
  const frozen = await open();
  const follower = await open();
  frozen.engine.subscribe(() => {});
  // A frozen tab keeps its lock, but neither its timers nor its messages move.
  frozen.tab.limbs.clock.after = () => () => {};
  frozen.tab.limbs.tabs.post = () => {};
  frozen.tab.limbs.backend.send = () => new Promise(() => {});
  type(follower.handle, 'alive');
  await pass(15_000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'alive' });
});

test('a full device says Not saved until the server has it', async () => {
  const { server, browser, open } = world();
  const { handle } = await open();
  type(handle, 'before ');
  await pass(1000);
  browser.failStore('full');
  browser.setOnline(false);
  type(handle, 'after');
  await pass(300);
  expect(status(handle)).toEqual({ kind: 'not-saved', reason: 'device storage is full' });
  browser.setOnline(true);
  await pass(1500);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'before after' });
  expect(status(handle)).toMatchObject({ kind: 'saved' });
  type(handle, ' more');
  await pass(1500);
  browser.failStore(null);
  await pass(10_000);
  type(handle, '!');
  await pass(100);
  const { head } = await browser.store.read({ account: 'ada', assignment: 'a1' }, 0);
  expect(head?.base.revision).toBeGreaterThan(1);
  await pass(1500);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'before after more!' });
});

test('a browser that keeps nothing still saves on the server', async () => {
  const { server, browser, open } = world();
  browser.failStore('unavailable');
  const { handle, engine } = await open();
  type(handle, 'text');
  await pass(250);
  expect(status(handle)).toEqual({ kind: 'not-saved', reason: 'this browser keeps nothing' });
  await pass(1000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'text' });
  expect(status(handle)).toMatchObject({ kind: 'saved' });
  expect(engine.hasUnsentWork()).toBe(false);
  const outcome = handle.submit();
  await pass(1000);
  expect(await outcome).toMatchObject({ kind: 'submitted' });
});

test('storage that is cleared under a draft is written again', async () => {
  const { browser, open } = world();
  const { handle, tab } = await open();
  browser.setOnline(false);
  type(handle, 'offline text');
  await pass(500);
  await browser.store.clear('ada');
  await pass(4000);
  tab.kill();
  const again = await open();
  expect(again.handle.getFields()).toEqual({ 'text/why': 'offline text' });
});

test('undo works across fields, after a reload, and is itself saved', async () => {
  const { server, open } = world();
  const first = await open();
  first.handle.setField('verdict/c1/r1', 'met');
  type(first.handle, 'some text');
  await pass(2000);
  type(first.handle, ' more');
  await pass(1500);
  await first.engine.end();
  await pass(10);
  first.tab.kill();
  const { handle } = await open();
  expect(handle.getState()).toMatchObject({ canUndo: true, canRedo: false });
  expect(handle.undo()).toEqual(['text/why']);
  expect(handle.getFields()['text/why']).toBe('some text');
  handle.undo();
  expect(handle.getFields()).toEqual({ 'verdict/c1/r1': 'met' });
  handle.undo();
  expect(handle.getFields()).toEqual({});
  expect(handle.undo()).toEqual([]);
  handle.redo();
  handle.redo();
  await pass(1500);
  expect(server.of('a1').draft.fields).toEqual({
    'verdict/c1/r1': 'met',
    'text/why': 'some text',
  });
  handle.redo();
  expect(handle.getFields()['text/why']).toBe('some text more');
});

test('undo finds its place again after another device changed the text before it', async () => {
  const { open, device } = world();
  const here = await open();
  type(here.handle, 'The bridge is wrong.');
  await pass(1500);
  type(here.handle, ' Twice.');
  await pass(1500);
  const there = await open({ on: device() });
  there.handle.editText('text/why', [0, 3, 'Their']);
  await pass(1500);
  here.handle.setField('answer/q', 1);
  await pass(1500);
  expect(here.handle.getFields()['text/why']).toBe('Their bridge is wrong. Twice.');
  here.handle.undo();
  here.handle.undo();
  expect(here.handle.getFields()['text/why']).toBe('Their bridge is wrong.');
});

test('where the expert stood is no reason for a request', async () => {
  const { server, open } = world();
  const { handle } = await open();
  handle.setField('cursor', { criterionId: 'c1' });
  await pass(5000);
  expect(server.requests).toEqual([]);
  expect(status(handle)).toEqual({ kind: 'saved', at: null });
});

test('signing out sends first, refuses while something is unsent, then clears this device', async () => {
  const { server, browser, open } = world();
  const { handle, engine } = await open();
  browser.setOnline(false);
  type(handle, 'unsent');
  await pass(500);
  const refused = engine.signOut();
  await pass(6000);
  expect(await refused).toEqual({
    kind: 'unsent',
    drafts: [{ assignmentId: 'a1', title: 'Task', changes: 1 }],
  });
  expect(await browser.store.list('ada')).toHaveLength(1);
  browser.setOnline(true);
  type(handle, '!');
  const done = engine.signOut();
  await pass(2000);
  expect(await done).toEqual({ kind: 'cleared' });
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'unsent!' });
  expect(await browser.store.list('ada')).toEqual([]);
  expect(await browser.store.rememberedAccount()).toBe(null);
});

test('a draft of an older layout is upgraded on the device and sent', async () => {
  const { server, browser, open } = world();
  const old = await open();
  browser.setOnline(false);
  old.handle.setField('grade/c1', 'yes');
  type(old.handle, 'offline for three days');
  await pass(500);
  old.tab.kill();
  browser.setOnline(true);
  const schema = {
    version: 2,
    upgrade: (from: number, fields: Record<string, unknown>) =>
      from >= 2
        ? fields
        : Object.fromEntries(
            Object.entries(fields).map(([name, value]) => [
              name.replace('grade/', 'verdict/'),
              value,
            ]),
          ),
  } as DraftLimbs['schema'];
  const { handle } = await open({ limbs: { schema } });
  await pass(1500);
  const fields = { 'verdict/c1': 'yes', 'text/why': 'offline for three days' };
  expect(handle.getFields()).toEqual(fields);
  expect(server.of('a1').draft).toMatchObject({ schema: 2, fields });
});

test('an older page leaves a log of a newer layout alone and says so', async () => {
  const { browser, open } = world();
  const newer = { version: 2, upgrade: (_: number, fields: never) => fields };
  const first = await open({ limbs: { schema: newer } });
  browser.setOnline(false);
  type(first.handle, 'new');
  await pass(500);
  const before = await browser.store.read({ account: 'ada', assignment: 'a1' }, -1);
  first.tab.kill();
  const { handle } = await open();
  type(handle, 'old');
  await pass(1000);
  expect(status(handle)).toEqual({ kind: 'not-saved', reason: 'this page is out of date' });
  expect(handle.getFields()).toEqual({ 'text/why': 'old' });
  expect(await browser.store.read({ account: 'ada', assignment: 'a1' }, -1)).toEqual(before);
});

test('active seconds are reported once with the next save and in sum with the submission', async () => {
  const { server, open } = world();
  const bodies: unknown[] = [];
  const backend: DraftLimbs['backend'] = {
    send: (endpoint, call, how) => {
      bodies.push((call.body as { activeSeconds?: number } | undefined)?.activeSeconds);
      return server.backend.send(endpoint, call, how);
    },
  };
  const { handle } = await open({ limbs: { backend } });
  handle.addActiveSeconds(20);
  type(handle, 'a');
  await pass(1000);
  handle.addActiveSeconds(5);
  type(handle, 'b');
  await pass(1000);
  void handle.submit();
  await pass(1000);
  expect(bodies).toEqual([20, 5, 25]);
});

test('a page that is hidden writes and sends at once', async () => {
  const { server, browser, open } = world();
  const { handle, tab } = await open();
  type(handle, 'hidden');
  tab.signal('hidden');
  await pass(1);
  expect((await browser.store.list('ada')).length).toBe(1);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'hidden' });
});

test('a request that hangs is given up and sent again', async () => {
  const { server, open } = world();
  const { handle } = await open();
  server.hold();
  type(handle, 'hang');
  await pass(10_000);
  expect(server.of('a1').history).toHaveLength(1);
  expect(status(handle)).toMatchObject({ kind: 'saved' });
});

test.each([
  ['what the server has', 'stale'],
  ['who is asking', 'not-found'],
] as const)('a question that hangs, for %s, does not hold up the draft', async (_, fault) => {
  const { server, open } = world();
  const { handle } = await open();
  server.fail(fault);
  server.hold()();
  server.hold();
  type(handle, 'on');
  await pass(12_000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'on' });
  expect(status(handle)).toMatchObject({ kind: 'saved' });
});

test('long work keeps the log short, and undo as far as promised', async () => {
  const { browser, open } = world();
  const { handle } = await open();
  for (let turn = 0; turn < 1000; turn++) {
    handle.setField('answer/q', turn);
    await pass(1000);
  }
  const { rows } = await browser.store.read({ account: 'ada', assignment: 'a1' }, -1);
  expect(rows.length).toBeLessThanOrEqual(700);
  for (let turn = 0; turn < 300; turn++) handle.undo();
  expect(handle.getFields()).toEqual({ 'answer/q': 699 });
});

test('a clock that jumps ten minutes either way changes nothing', async () => {
  const { server, open } = world();
  const { handle } = await open();
  type(handle, 'a');
  vi.setSystemTime(Date.now() - 600_000);
  await pass(1500);
  type(handle, 'b');
  vi.setSystemTime(Date.now() + 1_200_000);
  await pass(1500);
  type(handle, 'c');
  await pass(1500);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'abc' });
  expect(status(handle)).toMatchObject({ kind: 'saved' });
});

test('signs that no database keeps are replaced before they enter a draft', async () => {
  const { server, open } = world();
  const { handle } = await open();
  handle.setField('text/why', 'pasted \u0000 and half \ud83d here');
  handle.editText('text/why', [0, 0, '\u0000']);
  handle.setFields({ 'highlight/h1': { quote: 'a\u0000b' }, 'answer/none': null });
  await pass(1500);
  expect(server.of('a1').draft.fields).toEqual({
    'text/why': '\ufffdpasted \ufffd and half \ufffd here',
    'highlight/h1': { quote: 'a\ufffdb' },
    'answer/none': null,
  });
});

/** What each request said of active seconds, in order. */
function overheard(server: ReturnType<typeof world>['server']) {
  const heard: unknown[] = [];
  const backend: DraftLimbs['backend'] = {
    send: (endpoint, call, how) => {
      const body = call.body as { activeSeconds?: number; unsentSeconds?: number } | undefined;
      if (endpoint.method !== 'GET') heard.push(body?.unsentSeconds ?? body?.activeSeconds);
      return server.backend.send(endpoint, call, how);
    },
  };
  return { heard, limbs: { backend } };
}

test('seconds that came with the submission are not reported again after a return', async () => {
  const { server, open } = world();
  const { heard, limbs } = overheard(server);
  const first = await open({ limbs });
  type(first.handle, 'a');
  await pass(1000);
  first.handle.addActiveSeconds(20);
  void first.handle.submit();
  await pass(1000);
  first.handle.close();
  await pass(1000);
  server.of('a1').state = 'held';
  const again = await open({ limbs });
  again.handle.addActiveSeconds(7);
  type(again.handle, 'b');
  await pass(1000);
  expect(server.of('a1').draft.fields).toEqual({ 'text/why': 'ab' });
  expect(heard).toEqual([undefined, 20, 7]);
  again.handle.addActiveSeconds(3);
  void again.handle.submit();
  await pass(1000);
  expect(heard.at(-1)).toBe(3);
});

test('time without a network is handed in once, also after the lease ended', async () => {
  const { server, open } = world();
  const { heard, limbs } = overheard(server);
  const { handle } = await open({ limbs });
  server.of('a1').state = 'parked';
  handle.addActiveSeconds(5400);
  type(handle, 'late');
  await pass(5000);
  expect(server.of('a1').archives).toMatchObject([{ reason: 'lease-lost' }]);
  handle.addActiveSeconds(30);
  void handle.flush();
  await pass(5000);
  expect(heard).toEqual([3600, 5400, 30]);
});
