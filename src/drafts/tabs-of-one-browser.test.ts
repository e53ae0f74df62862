import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { modelBrowser } from '#tests/draft-world/model-browser.ts';
import { modelServer } from '#tests/draft-world/model-server.ts';
import { createDraftEngine } from './draft-engine.ts';
import type { DraftHandle } from './draft-handle.ts';
import type { DraftLimbs } from './draft-limbs.ts';

// Several tabs write one text in one browser: what each of them typed is there once.

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const WHY = 'text/why';
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const textOf = (handle: DraftHandle) => String(handle.getFields()[WHY] ?? '');

function world(seed = 1) {
  const server = modelServer();
  const browser = modelBrowser(server.backend, { seed, diskMilliseconds: 5 });
  async function open(limbs: Partial<DraftLimbs> = {}) {
    const tab = browser.tab(limbs);
    const engine = createDraftEngine(tab.limbs);
    engine.signedInAs({ id: 'ada', name: 'Ada' });
    const handle = engine.open(server.work('a1'), { title: 'Task' });
    await pass(20);
    return { tab, handle, control: control(handle) };
  }
  return { server, browser, open };
}

/**
 * A text control as a page has it: it shows what it was last told, and reports its whole text.
 * Its caret stands where the person left it, also when the text before it grows.
 */
function control(handle: DraftHandle) {
  let shown = textOf(handle);
  handle.subscribe(() => {
    shown = textOf(handle);
  });
  return {
    put(at: number, sign: string) {
      const place = Math.min(at, shown.length);
      shown = shown.slice(0, place) + sign + shown.slice(place);
      handle.setField(WHY, shown);
    },
  };
}

test('a key pressed while another tab’s text is being written does not remove it', async () => {
  const { open } = world();
  const one = await open();
  const two = await open();
  one.control.put(0, 'from one');
  two.control.put(0, 'two');
  // The tabs write after 100 ms; a page's events come at any moment of that.
  for (let moment = 0; moment < 300; moment++) {
    await pass(1);
    if (moment % 10 === 0) two.control.put(99, '.');
  }
  await pass(2000);
  const signs = [...textOf(one.handle)].toSorted().join('');
  expect(signs).toBe([...`from onetwo${'.'.repeat(30)}`].toSorted().join(''));
  expect(textOf(two.handle)).toBe(textOf(one.handle));
});

test('edits before and behind another tab’s text leave that text single', async () => {
  const { open, browser } = world();
  const one = await open();
  browser.setOnline(false);
  one.control.put(0, 'middle');
  await pass(200);
  const two = await open();
  const three = await open();
  for (const { control: each } of [two, three]) {
    each.put(0, '(');
    each.put(99, ')');
  }
  await pass(500);
  expect(textOf(one.handle)).toBe('((middle))');
});

test('storage that is cleared under two tabs loses the text of neither', async () => {
  const { browser, open, server } = world();
  // The first tab is frozen for the others, as a background tab may be: it has read fewer rows.
  const one = await open({ tabs: { post() {}, subscribe: () => () => {} } });
  const two = await open();
  browser.setOnline(false);
  one.control.put(0, 'first. ');
  await pass(300);
  for (const word of ['second. ', 'third. ', 'fourth. ']) {
    two.control.put(99, word);
    await pass(1300);
  }
  await browser.store.clear('ada');
  // It begins a new log; the second tab must not read that by the old log's numbers.
  one.control.put(99, 'fifth. ');
  await pass(200);
  two.control.put(99, 'sixth. ');
  await pass(300);
  one.control.put(99, 'seventh. ');
  await pass(5000);
  browser.setOnline(true);
  await pass(5000);
  const text = String(server.of('a1').draft.fields[WHY]);
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
  for (const word of words) expect(text.split(word), text).toHaveLength(2);
  expect(textOf(two.handle)).toBe(text);
});

test('a clock that was set back does not keep a full device from being tried again', async () => {
  const { browser, open } = world();
  const { handle, control: box } = await open();
  browser.failStore('full');
  box.put(0, 'typed');
  await pass(200);
  vi.setSystemTime(Date.now() - 600_000);
  browser.failStore(null);
  await pass(3000);
  const { rows, snapshot } = await browser.store.read({ account: 'ada', assignment: 'a1' }, -1);
  expect(rows.length > 0 || snapshot?.fields[WHY] === 'typed').toBe(true);
  expect(handle.getFields()[WHY]).toBe('typed');
});

test('any schedule of tabs, reloads, network and silent disks keeps every sign once, everywhere', async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), at: fc.nat(60) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), at: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), at: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('silence' as const), at: fc.nat(3) }) },
  );
  const schedule = fc.array(
    fc.record({ tab: fc.nat(2), wait: fc.constantFrom(0, 1, 7, 60, 110, 400), step }),
    { minLength: 4, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(schedule, fc.nat(1000), async (steps, seed) => {
      const { server, browser, open } = world(seed);
      const tabs = [await open(), await open(), await open()];
      let typed = '';
      let silentUntil = 0;
      for (const [index, { tab, wait, step: now }] of steps.entries()) {
        if (now.do === 'put') {
          const sign = String.fromCodePoint(0x4e00 + index);
          typed += sign;
          tabs[tab]?.control.put(now.at, sign);
        } else if (now.do === 'network') {
          browser.setOnline(now.at === 1);
        } else if (now.do === 'silence') {
          if (Date.now() < silentUntil) continue;
          // Longer than the engine waits; what was asked for meanwhile comes true or does not.
          const answers = browser.silenceStore(now.at < 2 ? 'reading' : 'writing');
          silentUntil = Date.now() + 4500;
          setTimeout(() => answers(now.at % 2 === 0 ? 'written' : 'refused'), 4500);
        } else {
          // What was typed more than a quarter of a second ago survives the tab, if the disk spoke.
          await pass(Math.max(0, silentUntil + 1500 - Date.now()));
          await pass(260);
          tabs[tab]?.tab.kill();
          tabs[tab] = await open();
        }
        await pass(wait);
      }
      browser.setOnline(true);
      await pass(16_000);
      const text = String(server.of('a1').draft.fields[WHY] ?? '');
      const conflicts = tabs.flatMap(({ handle }) => handle.getState().conflicts);
      if (conflicts.length > 0) {
        // Tabs that cannot reach their common log are as two devices: a person is asked.
        expect(steps.some((each) => each.step.do === 'silence')).toBe(true);
        const sides = conflicts.map(({ mine, theirs }) => `${String(mine)}${String(theirs)}`);
        const kept = [text, ...tabs.map(({ handle }) => textOf(handle)), ...sides].join('');
        for (const sign of typed) expect(kept).toContain(sign);
        expect(new Set(text).size).toBe(text.length);
        for (const { tab } of tabs) tab.kill();
        return;
      }
      expect([...text].toSorted().join('')).toBe([...typed].toSorted().join(''));
      for (const { handle } of tabs) expect(textOf(handle)).toBe(text);
      for (const { tab } of tabs) tab.kill();
    }),
    { numRuns: 400 },
  );
});
