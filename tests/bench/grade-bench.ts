import type { Page } from 'playwright-core';
import { continueAs, touchstoneWorld } from '#tests/journeys/touchstone-world.ts';
import { quantile, type Bench, type Measure } from './bench.ts';
import { handlerTimes, keyCategories } from './key-handlers.ts';
import { keyLatencies, latencyCategories, onDisplay } from './key-latencies.ts';
import { installProbes } from './page-probes.ts';

const tasks = 5;
const keys = 200;
/** Between two keys, in milliseconds: a fast typist, 20 keys a second. */
const pace = 50;
const documentLength = 50_000;
const pendingOperations = 1000;

/**
 * What an expert feels: how long after Submit the next task stands, beside how long a menu takes
 * to open in the same run; and what a key costs in a long rewrite, beside an empty textarea.
 */
export const gradeBench: Bench = {
  name: 'grade',
  title: 'Grade in Chromium: submit to next task, typing in a 50,000-character rewrite',
  async run(progress) {
    const world = await touchstoneWorld();
    try {
      const { page } = await world.person();
      await page.addInitScript(installProbes);
      await continueAs(page, world.url, 'expert');
      await page.getByRole('region', { name: 'Rubric' }).waitFor();
      progress('menus');
      const menu = await openMenus(page);
      progress('typing');
      const typing = await typeEverywhere(page);
      progress('submissions');
      const next = await submitTasks(page);
      return [
        {
          case: 'Submit to next task painted, over opening a menu',
          value: quantile(next, 0.5) / quantile(menu, 0.5),
          unit: '×',
          limit: { most: 3 },
          detail: `median of ${next.length}: ${ms(next, 0.5)}; menu ${ms(menu, 0.5)}`,
        },
        ...typing,
      ];
    } finally {
      await world.close();
    }
  },
};

const ms = (sample: readonly number[], q: number) => `${quantile(sample, q).toFixed(1)} ms`;

/** Milliseconds from the press to the frame in which the account menu stands; the first warms up. */
async function openMenus(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= 8; round++) {
    const time = await page.evaluate(() =>
      window.touchstoneProbes.untilPainted(
        () => document.querySelector<HTMLElement>('button[aria-label^="Account"]')?.click(),
        () => document.querySelector('[role="menu"]') !== null,
      ),
    );
    if (round > 0) times.push(time);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  }
  return times;
}

/** Judges a task by keys, waits until the next one was fetched ahead, submits, and times it. */
async function submitTasks(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let task = 0; task < tasks; task++) {
    await judge(page);
    await page.waitForTimeout(2500);
    const time = await page.evaluate(() => {
      const before = document.querySelector('h1')?.textContent;
      return window.touchstoneProbes.untilPainted(
        () =>
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', {
              key: 'Enter',
              code: 'Enter',
              ctrlKey: true,
              bubbles: true,
              cancelable: true,
            }),
          ),
        () =>
          document.querySelector('h1')?.textContent !== before &&
          document.querySelector('[data-matrix]') !== null,
      );
    });
    times.push(time);
  }
  return times;
}

async function judge(page: Page): Promise<void> {
  const count = page
    .getByRole('region', { name: 'Rubric' })
    .getByText(/^\d+ of \d+/)
    .first();
  const [given = 0, asked = 0] =
    ((await count.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
  for (let at = given; at < asked; at++) await page.keyboard.press('y');
  const responses = await page.getByRole('meter').count();
  for (let place = 1; place <= responses; place++) {
    await page.keyboard.press(responses > 2 ? String(place) : '6');
    await page.keyboard.press(']');
  }
  await page.keyboard.press('w');
  await page.keyboard.type('It says what it rests on.');
  await page.keyboard.press('Escape');
}

/** Into a plain field on the same page, with nothing behind it. */
async function typeInEmptyTextarea(page: Page): Promise<KeyTimes> {
  await page.evaluate(() => {
    const area = document.createElement('textarea');
    area.id = 'bench-empty';
    area.style.cssText = 'position:fixed;left:80px;bottom:60px;z-index:9;width:400px;height:80px';
    document.body.append(area);
    area.focus();
  });
  const typed = await typeHere(page);
  await page.evaluate(() => document.querySelector('#bench-empty')?.remove());
  return typed;
}

async function typeEverywhere(page: Page): Promise<Measure[]> {
  const before = await typeInEmptyTextarea(page);
  await page.keyboard.press('r');
  const opened = page.getByRole('textbox', { name: /^Rewrite of response/ });
  await opened.waitFor();
  // By its letter: the verdicts below move on to other responses, and `r` with them.
  const name = (await opened.getAttribute('aria-label')) ?? '';
  const editor = page.getByRole('textbox', { name, exact: true });
  await editor.focus();
  await page.keyboard.press('Control+End');
  const line = 'Net debt of €148.0m and leases of €22.0m come off enterprise value.\n';
  // Pasted, as a person would: the editor takes inserted text character by character.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const text = line.repeat(Math.ceil(documentLength / line.length));
  await page.evaluate((each) => navigator.clipboard.writeText(each), text);
  await page.keyboard.press('Control+v');
  await page.waitForTimeout(3000);
  const saving = await typeParagraph(page);
  await page.context().setOffline(true);
  await page.waitForTimeout(1500);
  const offline = await typeParagraph(page);
  await page.keyboard.press('Escape');
  await judgeOftenOffline(page);
  await page.keyboard.press('r');
  await opened.waitFor();
  while (!(await editor.isVisible())) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('[');
    await page.keyboard.press('r');
    await opened.waitFor();
  }
  await editor.focus();
  await page.keyboard.press('Control+End');
  const behind = await typeParagraph(page);
  await page.context().setOffline(false);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(3000);
  // Once more at the end: a machine that grows slower or quicker meanwhile favours neither.
  const after = await typeInEmptyTextarea(page);
  const plain = {
    handler: [...before.handler, ...after.handler],
    paint: [...before.paint, ...after.paint],
  };
  return [
    ...typingMeasures('saving', saving, plain),
    ...typingMeasures('without saving', offline, plain),
    ...typingMeasures(`with ${pendingOperations} operations pending`, behind, plain),
  ];
}

/** Each verdict is an operation of its own in the device's log, and none can be sent. */
async function judgeOftenOffline(page: Page): Promise<void> {
  for (let given = 0; given < pendingOperations; given++) {
    await page.keyboard.press(given % 2 === 0 ? 'n' : 'y');
  }
}

/** Per key, in milliseconds: its handlers, and from its arrival until its frame is presented. */
type KeyTimes = { handler: number[]; paint: number[] };

function typingMeasures(how: string, here: KeyTimes, plain: KeyTimes): Measure[] {
  const shown = quantile(onDisplay(here.paint), 0.95) / quantile(onDisplay(plain.paint), 0.95);
  const both = (q: number) => `${ms(here.paint, q)} against ${ms(plain.paint, q)}`;
  return [
    {
      case: `Handler time of a key in the rewrite, p95, ${how}`,
      value: quantile(here.handler, 0.95),
      unit: 'ms',
      limit: { most: 8 },
      detail: `median ${ms(here.handler, 0.5)}, ${here.handler.length} keys`,
    },
    {
      case: `Key to paint in the rewrite, p95, over an empty textarea, ${how}`,
      value: quantile(here.paint, 0.95) / quantile(plain.paint, 0.95),
      unit: '×',
      limit: { most: 1.3 },
      detail: `${both(0.95)}; median ${both(0.5)}; on a 60 Hz display ${shown.toFixed(2)} ×`,
    },
  ];
}

/** Below what is there already: every measure begins with nothing, as the empty textarea does. */
async function typeParagraph(page: Page): Promise<KeyTimes> {
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  return typeHere(page);
}

/** Types twice: what handlers cost is in a trace so full that it would slow the frames down. */
async function typeHere(page: Page): Promise<KeyTimes> {
  const paint = keyLatencies(await traced(page, latencyCategories));
  return { paint, handler: handlerTimes(await traced(page, keyCategories)) };
}

async function traced(page: Page, categories: string[]): Promise<Buffer> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser to trace');
  await browser.startTracing(page, { categories });
  await typeKeys(page);
  return browser.stopTracing();
}

async function typeKeys(page: Page): Promise<void> {
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefghij klmnop'.charAt(key % 17) || 'a');
    await page.waitForTimeout(pace);
  }
}
