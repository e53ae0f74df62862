import { randomBytes } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { Expert } from './expert.ts';
import { holdLog, rowsOf } from './device-log.ts';
import { killableBrowser } from './fault-browser.ts';
import { isSave, isSubmit, nextTimes, type ProxyRequest } from './fault-proxy.ts';
import { faultWorld, type FaultWorld } from './fault-world.ts';

// One test per row of the list of faults, by its number. Work that a browser or a server kill
// interrupts has a file of its own: kills.test.ts.

vi.setConfig({ testTimeout: 90_000 });

let world: FaultWorld;
let fields = 0;

beforeAll(async () => {
  world = await faultWorld();
});
afterAll(async () => {
  await world.close();
});
afterEach(async () => {
  world.proxy.heal();
  for (const context of world.browser.contexts()) await context.close();
});

async function sit(options: { on?: BrowserContext; field?: string; schema?: 1 | 2 } = {}) {
  const field = options.field ?? `text/row-${++fields}`;
  const schema = options.schema ? { schema: options.schema } : {};
  return Expert.sitDown(options.on ?? (await world.device()), {
    url: world.proxy.url,
    field,
    ...schema,
  });
}

async function onServer(field: string): Promise<unknown> {
  const witness = await world.server.witness();
  return (await witness.draft()).fields[field];
}

/** Signs of everything that the device's log holds, rows and heads. */
async function signsKept({ page }: Expert): Promise<number> {
  const rows = await rowsOf(page, ['edits', 'heads']);
  return JSON.stringify(rows).length;
}

const saves = () => world.proxy.log.filter((each) => each.method === 'PATCH').length;
const signsSent = () => world.proxy.log.reduce((sum, { body }) => sum + body.length, 0);
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

test('without faults, what is typed is on the server within a second', async () => {
  const expert = await sit();
  await expert.type('The bridge counts leases twice.');
  await expert.sees('saved', 2000);
  expect(await onServer(expert.field)).toBe('The bridge counts leases twice.');
});

test('row 1: a tab that crashes comes back with its text', async () => {
  const context = await world.device();
  const expert = await sit({ on: context });
  await expert.type('typed before the crash');
  await pause(300);
  await expert.crash();
  const again = await sit({ on: context, field: expert.field });
  await again.sees('saved');
  expect(await again.text()).toBe('typed before the crash');
  expect(await onServer(expert.field)).toBe('typed before the crash');
});

test('row 2: two tabs that type into one field at once lose no sign', async () => {
  const context = await world.device();
  const one = await sit({ on: context });
  const two = await sit({ on: context, field: one.field });
  await Promise.all([one.type('<one tab has typed this>'), two.type('[the other this]')]);
  await one.sees('saved');
  await two.sees('saved');
  const text = String(await onServer(one.field));
  expect(text.length).toBe('<one tab has typed this>[the other this]'.length);
  expect(await one.text()).toBe(text);
  expect(await two.text()).toBe(text);
});

test('row 2: ten tabs that click and type at once keep everything', async () => {
  const context = await world.device();
  const first = await sit({ on: context });
  const tabs = [first];
  for (let each = 1; each < 10; each++) tabs.push(await sit({ on: context, field: first.field }));
  await Promise.all(
    tabs.map(async (tab, index) => {
      await tab.judge(`verdict-${index}`, 'met');
      await tab.type(`(${index})`, 0);
    }),
  );
  for (const tab of tabs) await tab.sees('saved', 20_000);
  const text = String(await onServer(first.field));
  for (let index = 0; index < 10; index++) {
    expect(await onServer(`${first.field}:verdict-${index}`)).toBe('met');
  }
  expect([...text].toSorted()).toEqual([...'0123456789(((((((((())))))))))'].toSorted());
});

test('row 2: a follower sends when the tab that was sending is gone', async () => {
  const context = await world.device();
  const leader = await sit({ on: context });
  const follower = await sit({ on: context, field: leader.field });
  world.proxy.rules = [nextTimes(1, isSave, { kind: 'hold' })];
  await leader.type('from the dead tab');
  await pause(600);
  await leader.page.close();
  world.proxy.release();
  await follower.sees('saved');
  expect(await onServer(leader.field)).toBe('from the dead tab');
});

test('row 3: two devices, offline, different fields: both are there in either order', async () => {
  for (const order of [0, 1]) {
    const contexts = [await world.device(), await world.device()] as const;
    const here = await sit({ on: contexts[0] });
    const there = await sit({ on: contexts[1], field: here.field });
    for (const context of contexts) await context.setOffline(true);
    await here.type('text from here');
    await there.judge('v', 'not-met');
    await here.sees('offline');
    await contexts[order]?.setOffline(false);
    await (order ? there : here).sees('saved');
    await contexts[1 - order]?.setOffline(false);
    await (order ? here : there).sees('saved');
    expect(await onServer(here.field)).toBe('text from here');
    expect(await onServer(`${here.field}:v`)).toBe('not-met');
  }
});

test('row 3: two devices, the same sentence: a choice, and both versions in the history', async () => {
  const [left, right] = [await world.device(), await world.device()];
  const here = await sit({ on: left });
  const there = await sit({ on: right, field: here.field });
  await left.setOffline(true);
  await right.setOffline(true);
  await here.type('mine');
  await there.type('theirs');
  await left.setOffline(false);
  await here.sees('saved');
  await right.setOffline(false);
  await there.sees('conflict');
  expect(await there.text()).toBe('theirs');
  await there.page.evaluate(([field]) => window.harness.resolve(field, 'both, in one sentence'), [
    there.field,
  ] as const);
  await there.sees('saved');
  const witness = await world.server.witness();
  const history = await witness.history(here.field);
  expect(history).toEqual(expect.arrayContaining(['mine', 'theirs', 'both, in one sentence']));
});

test('row 4: a server that says 412 for ever is asked at most three times a minute', async () => {
  const expert = await sit();
  const current = { revision: 1, schema: 1, fields: {}, savedAt: null };
  world.proxy.rules = [
    (request) =>
      isSave(request)
        ? { kind: 'problem', problem: 'stale', status: 412, extra: { current } }
        : null,
  ];
  const before = saves();
  await expert.type('stale', 0);
  await expert.sees('conflict');
  await pause(5000);
  expect(saves() - before).toBeLessThanOrEqual(3);
  world.proxy.heal();
  await expert.press('Try again');
  await expert.sees('saved');
  expect(await onServer(expert.field)).toBe('stale');
});

test('row 5: a clock that is ten minutes off, jumps back and forth, changes nothing', async () => {
  const context = await world.device();
  await context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Object.assign(window, { clockOff: 600_000 });
    Date.now = () => real() + Number(Reflect.get(window, 'clockOff'));
  });
  const expert = await sit({ on: context });
  await expert.type('early ');
  await expert.page.evaluate(() => Reflect.set(window, 'clockOff', -600_000));
  await expert.type('late ');
  await expert.page.evaluate(() => Reflect.set(window, 'clockOff', 0));
  await expert.type('now');
  await expert.sees('saved');
  expect(await onServer(expert.field)).toBe('early late now');
});

test('row 6: an answer that is lost after the commit is asked for again and applied once', async () => {
  for (const times of [1, 5]) {
    const expert = await sit();
    const before = await (await world.server.witness()).revisions();
    world.proxy.rules = [nextTimes(times, isSave, { kind: 'drop-answer' })];
    await expert.type('once', 0);
    await expert.sees('saved', 30_000);
    expect(await onServer(expert.field)).toBe('once');
    expect(await (await world.server.witness()).revisions()).toBe(before + 1);
  }
});

test('row 7: reloads while a request is under way and while offline have one effect', async () => {
  const context = await world.device();
  const expert = await sit({ on: context });
  const before = await (await world.server.witness()).revisions();
  world.proxy.rules = [nextTimes(1, isSave, { kind: 'hold' })];
  await expert.type('under way', 0);
  await pause(500);
  await expert.page.reload();
  world.proxy.release();
  world.proxy.rules = [(request) => (isSave(request) ? { kind: 'drop-request' } : null)];
  for (let reload = 0; reload < 10; reload++) {
    await expert.page.reload();
    await expert.atWork();
  }
  world.proxy.heal();
  await expert.sees('saved');
  expect(await expert.text()).toBe('under way');
  expect(await onServer(expert.field)).toBe('under way');
  expect(await (await world.server.witness()).revisions()).toBe(before + 1);
});

/** Runs in the page: tries to write more than the quota into a database of its own. */
async function refusesWrites(): Promise<string> {
  const database = await new Promise<IDBDatabase>((open, fail) => {
    const request = indexedDB.open('quota-probe', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('s'));
    request.addEventListener('success', () => open(request.result));
    request.addEventListener('error', () => fail(request.error ?? new Error('No database')));
  });
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  const outcome = await new Promise<string>((answer) => {
    const transaction = database.transaction('s', 'readwrite', { durability: 'strict' });
    transaction.objectStore('s').put(
      Array.from({ length: 10 }, () => bytes.slice()),
      'probe',
    );
    transaction.addEventListener('complete', () => answer('written'));
    transaction.addEventListener('abort', () => answer(transaction.error?.name ?? 'abort'));
  });
  database.close();
  await new Promise((done) => {
    indexedDB.deleteDatabase('quota-probe').addEventListener('success', done);
  });
  return outcome;
}

test('row 8: a full device says Not saved at once, and the server is still tried', async () => {
  // The override reaches the profile's own storage only, not that of a private context.
  const { context, close } = await killableBrowser();
  try {
    const expert = await sit({ on: context });
    await expert.type('fits', 0);
    await expert.sees('saved');
    const cdp = await context.newCDPSession(expert.page);
    const { url: origin } = world.proxy;
    await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
    // Chromium remembers for about 20 s how much room there was: the fault begins when it forgot.
    await expect
      .poll(() => expert.page.evaluate(refusesWrites), { timeout: 60_000, interval: 1000 })
      .toBe('QuotaExceededError');
    world.proxy.down = true;
    const box = expert.page.getByRole('textbox', { name: 'Justification' });
    // Not compressible, so that it counts in full.
    const big = randomBytes(600_000).toString('base64');
    await box.fill(big);
    await expert.sees('not-saved', 5000);
    const status = async () => (await expert.state()).status;
    const full = { kind: 'not-saved', reason: 'device storage is full' };
    await expect.poll(status, { timeout: 5000 }).toEqual(full);
    expect(await expert.text()).toBe(big);
    world.proxy.down = false;
    await expert.sees('saved', 15_000);
    expect(await onServer(expert.field)).toBe(big);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin });
    await box.fill('short again');
    await expert.sees('saved');
    expect(await onServer(expert.field)).toBe('short again');
  } finally {
    await close();
  }
});

test('row 9: storage that is cleared in mid-edit is written again from the screen', async () => {
  const context = await world.device();
  const expert = await sit({ on: context });
  await expert.type('saved before. ');
  await expert.sees('saved');
  await context.setOffline(true);
  await expert.type('Only on this device.');
  await expert.sees('offline');
  const cdp = await context.newCDPSession(expert.page);
  const cleared = { origin: world.proxy.url, storageTypes: 'indexeddb' };
  await cdp.send('Storage.clearDataForOrigin', cleared);
  await pause(5000);
  await expert.page.close();
  await context.setOffline(false);
  const again = await sit({ on: context, field: expert.field });
  await again.sees('saved');
  expect(await onServer(expert.field)).toBe('saved before. Only on this device.');
});

test('row 10: a database connection that is taken away is opened again', async () => {
  const context = await world.device();
  const expert = await sit({ on: context });
  world.proxy.down = true;
  await expert.type('before ');
  // A deletion forces every open connection to close, and takes the rows too.
  await expert.page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.deleteDatabase('touchstone-drafts');
        request.addEventListener('success', done);
        request.addEventListener('error', done);
      }),
  );
  await expert.type('and after');
  await pause(1000);
  await expert.page.close();
  world.proxy.down = false;
  const again = await sit({ on: context, field: expert.field });
  expect(await again.text()).toBe('before and after');
  await again.sees('saved');
});

test('row 10: a log that another page holds on to does not hold up the way to the server', async () => {
  const context = await world.device();
  const expert = await sit({ on: context });
  await expert.type('before ');
  await expert.sees('saved');
  const holder = await context.newPage();
  const bare = `${world.proxy.url}/bare`;
  await holder.route(bare, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await holder.goto(bare);
  await holdLog(holder);
  const saved = saves();
  await expert.type('meanwhile ');
  await expect.poll(saves, { timeout: 10_000 }).toBeGreaterThan(saved);
  await expert.sees('saved');
  expect(await onServer(expert.field)).toBe('before meanwhile ');
  world.proxy.down = true;
  await expert.type('and away');
  await expert.sees('not-saved');
  await holder.close();
  await expert.sees('offline');
  await expert.page.close();
  world.proxy.down = false;
  const again = await sit({ on: context, field: expert.field });
  expect(await again.text()).toBe('before meanwhile and away');
  await again.sees('saved');
  expect(await onServer(expert.field)).toBe('before meanwhile and away');
});

test('row 11: a page that is frozen and then killed has lost nothing', async () => {
  const context = await world.device();
  const expert = await sit({ on: context });
  await expert.type('frozen in mid-thought');
  const cdp = await context.newCDPSession(expert.page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await pause(300);
  await expert.crash();
  const again = await sit({ on: context, field: expert.field });
  expect(await again.text()).toBe('frozen in mid-thought');
  await again.sees('saved');
});

test('row 12: a session that ends in mid-sentence keeps the page and goes on after sign-in', async () => {
  const context = await world.device();
  const expert = await sit({ on: context });
  await expert.type('The first half, ');
  await expert.sees('saved');
  await context.clearCookies();
  await expert.type('and the second.');
  await expert.sees('kept');
  expect((await expert.state()).phase.kind).toBe('signed-out');
  expect(await onServer(expert.field)).toBe('The first half, ');
  await expert.press('Sign in again');
  await expert.sees('saved');
  expect(await onServer(expert.field)).toBe('The first half, and the second.');
});

test('row 13: 503, 500, HTML from a proxy, slow links and broken connections pass', async () => {
  const expert = await sit();
  const answers = [
    { kind: 'problem', problem: 'unavailable', status: 503 },
    { kind: 'problem', problem: 'internal', status: 500 },
    { kind: 'raw', status: 502 },
    { kind: 'raw', status: 403 },
    { kind: 'drop-request' },
    { kind: 'pass', delay: 3000 },
  ] as const;
  world.proxy.rules = answers.map((action) => nextTimes(1, isSave, action));
  await expert.type('through everything');
  await expert.sees('saved', 40_000);
  expect(await onServer(expert.field)).toBe('through everything');
});

test('row 13: a connection that dies without a word is given up, and all is saved in ten seconds', async () => {
  const expert = await sit();
  world.proxy.rules = [nextTimes(1, isSave, { kind: 'hold' })];
  await expert.type('into the void');
  await expect.poll(saves).toBeGreaterThan(0);
  await expert.sees('saved', 10_000);
  expect(await onServer(expert.field)).toBe('into the void');
});

test('row 15: a draft that the server refuses is parked with its reason, and mended by an edit', async () => {
  const expert = await sit();
  const poisoned = (request: ProxyRequest) => isSave(request) && request.body.includes('poison');
  world.proxy.rules = [
    (request) => (poisoned(request) ? { kind: 'problem', problem: 'invalid', status: 422 } : null),
  ];
  // At once: typed slowly, the word would travel in pieces that nobody refuses.
  await expert.page.getByRole('textbox', { name: 'Justification' }).fill('poison');
  await expert.sees('kept');
  expect(await expert.state()).toMatchObject({
    phase: { kind: 'refused', message: 'The proxy says invalid' },
  });
  await expert.page.getByRole('textbox', { name: 'Justification' }).fill('remedy');
  await expert.sees('saved');
  expect(await onServer(expert.field)).toBe('remedy');
});

test('row 17: after an upgrade of the server an old page keeps its text and a new one sends it', async () => {
  const context = await world.device();
  const expert = await sit({ on: context, schema: 1 });
  await context.setOffline(true);
  await expert.type('three days offline');
  await expert.sees('offline');
  // The next version of the server: old pages are told to reload, the new layout is taken.
  world.proxy.rules = [
    (request) =>
      isSave(request) && request.body.includes('"schema":1')
        ? { kind: 'problem', problem: 'client-too-old', status: 426 }
        : null,
  ];
  world.proxy.rewrite = ({ body }) => body.replace('"schema":2', '"schema":1');
  await context.setOffline(false);
  await expert.sees('kept');
  expect((await expert.state()).phase.kind).toBe('outdated');
  await expert.page.close();
  const upgraded = await sit({ on: context, field: expert.field, schema: 2 });
  expect(await upgraded.text()).toBe('three days offline');
  expect(await upgraded.fields()).toMatchObject({ upgraded: true });
  await upgraded.sees('saved');
  expect(await onServer(expert.field)).toBe('three days offline');
});

test('row 20: two megabytes are pasted, and a key after that writes and sends a key', async () => {
  const expert = await sit();
  // A field without a textbox: what is measured is the engine and not the element.
  const field = `${expert.field}:long`;
  await expert.page.evaluate(
    ([name]) => window.harness.set(name, 'A sentence of the paste. '.repeat(84_000)),
    [field] as const,
  );
  await expert.sees('saved', 30_000);
  const before = await signsKept(expert);
  const sentBefore = signsSent();
  await expert.page.evaluate(([name]) => window.harness.keys(name, 200), [field] as const);
  await expert.sees('saved', 30_000);
  // The document has 2,100,000 signs; 200 keys with their places are a few thousand.
  expect((await signsKept(expert)) - before).toBeLessThan(100_000);
  expect(signsSent() - sentBefore).toBeLessThan(100_000);
  expect(String(await onServer(field)).length).toBe(84_000 * 25 + 200);
});

test('a second page that reads along sees every word while the first one types', async () => {
  const context = await world.device();
  const writer = await sit({ on: context });
  const reader = await sit({ on: context, field: writer.field });
  await writer.type('live');
  await expect.poll(() => reader.text(), { timeout: 1000 }).toBe('live');
});

// These end the assignment, so they come last, each on the next task.
const justification = 'text/Justification';

test('row 14: a save that arrives behind the submission is not applied', async () => {
  const expert = await sit({ field: justification });
  const witness = await world.server.witness();
  await expert.page.evaluate(() => window.harness.fill());
  await expert.type('A argues like an adviser.', 0);
  await expert.press('Submit');
  await expert.page.getByText('submitted').first().waitFor();
  await expert.type(' Late.', 0);
  await expert.sees('saved');
  expect((await witness.draft()).fields[justification]).toBe('A argues like an adviser.');
  const history = await witness.history(justification);
  expect(history).toContain('A argues like an adviser. Late.');
});

test('row 14: Submit pressed twice, with its answers lost, is one annotation', async () => {
  const expert = await sit({ field: justification });
  const witness = await world.server.witness();
  const before = await witness.submitted();
  await expert.page.evaluate(() => window.harness.fill());
  await expert.type('Submitted once.', 0);
  world.proxy.rules = [nextTimes(3, isSubmit, { kind: 'drop-answer' })];
  await expert.press('Submit');
  await expert.press('Submit');
  await expert.page.getByText('submitted').first().waitFor({ timeout: 15_000 });
  expect(await witness.submitted()).toBe(before + 1);
  expect((await witness.draft()).fields[justification]).toBe('Submitted once.');
});

test('row 14: a submission pressed offline is sent by the next page that opens', async () => {
  const context = await world.device();
  const expert = await sit({ on: context, field: justification });
  const witness = await world.server.witness();
  await expert.page.evaluate(() => window.harness.fill());
  await expert.sees('saved');
  world.proxy.down = true;
  await expert.type('Pressed offline.', 0);
  await expert.press('Submit');
  await pause(1000);
  await expert.page.close();
  world.proxy.down = false;
  await sit({ on: context });
  await expect
    .poll(async () => (await witness.draft()).fields[justification])
    .toBe('Pressed offline.');
});

test('row 18: a lease that is lost while offline parks the draft, and its text is in the history', async () => {
  const context = await world.device();
  const expert = await sit({ on: context, field: justification });
  const witness = await world.server.witness();
  // Asked once more, the test sits down before what its first try left.
  const before = await expert.text();
  await expert.type('Saved in time. ');
  await expert.sees('saved');
  await context.setOffline(true);
  await expert.type('Written after the lease.');
  await witness.loseLease();
  await context.setOffline(false);
  await expert.page.waitForFunction(() => {
    const phase = window.harness.state()?.phase;
    return phase?.kind === 'parked' && phase.archived;
  });
  await expert.sees('saved');
  const text = `${before}Saved in time. Written after the lease.`;
  expect(await expert.text()).toBe(text);
  // What was typed while the rest was on its way there follows by itself.
  await expect.poll(() => witness.history(justification), { timeout: 10_000 }).toContain(text);
});

test('a task that was closed parks the draft with its text in the history', async () => {
  const expert = await sit({ field: justification });
  const witness = await world.server.witness();
  world.proxy.rules = [
    (request) => (isSave(request) ? { kind: 'problem', problem: 'closed', status: 409 } : null),
  ];
  await expert.type('The project was withdrawn.');
  await expert.page.waitForFunction(() => {
    const phase = window.harness.state()?.phase;
    return phase?.kind === 'parked' && phase.archived;
  });
  expect(await expert.state()).toMatchObject({ phase: { reason: 'closed' } });
  // It may be the task that the row before left parked: what counts is the text on the screen.
  const text = await expert.text();
  expect(text).toContain('The project was withdrawn.');
  await expect.poll(() => witness.history(justification), { timeout: 10_000 }).toContain(text);
});
