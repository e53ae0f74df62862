import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { continueAs, touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

/** The sum over everything that moved, also right after a key: a person sees that as well. */
const most = 0.03;

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterAll(() => world?.close());

const rubric = (page: Page) => page.getByRole('region', { name: 'Rubric', exact: true });

type Moved = { value: number; parts: string[] };
type Watched = Window & { movedParts?: Moved[] };

/** Runs in the page, before anything of it: hears of every part that was moved. */
function watchMoves(): void {
  const moved: Moved[] = [];
  (window as Watched).movedParts = moved;
  type Shift = PerformanceEntry & {
    value: number;
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      const parts = entry.sources.map(({ node, previousRect, currentRect }) => {
        const words = node?.textContent?.slice(0, 40) ?? '';
        return `“${words}” from ${previousRect.x},${previousRect.y} to ${currentRect.x},${currentRect.y}`;
      });
      moved.push({ value: entry.value, parts });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What moved since it was asked last, the farthest first. */
async function moves(page: Page): Promise<{ sum: number; worst: string[] }> {
  const moved = await page.evaluate(() => (window as Watched).movedParts?.splice(0) ?? []);
  const worst = moved.toSorted((a, b) => b.value - a.value)[0];
  return {
    sum: moved.reduce((sum, { value }) => sum + value, 0),
    worst: worst && worst.value > 0.001 ? worst.parts : [],
  };
}

async function still(page: Page, when: string): Promise<void> {
  const { sum, worst } = await moves(page);
  expect(sum, `${when}: ${worst.join('; ')}`).toBeLessThan(most);
}

async function judgeEverything(page: Page): Promise<void> {
  const count = rubric(page).getByText(/^\d+ of \d+/);
  const total = Number(/of (\d+)/.exec((await count.first().textContent()) ?? '')?.[1]);
  for (let given = 0; given < total; given++) {
    await page.keyboard.press(given % 3 === 1 ? 'n' : 'y');
  }
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const) {
  test(`opening a task and going on to the next move nothing at ${width} × ${height}`, async () => {
    const { page, context } = await world.person({ width, height });
    await page.addInitScript(watchMoves);
    await continueAs(page, world.url, width === 1440 ? 'expert' : 'lead');
    await page.goto(`${world.url}/p/sample/grade`);
    await rubric(page).waitFor();
    // Fonts, formulas, the bell and the editor's code have come by then.
    await page.waitForTimeout(4000);
    await still(page, 'opening');

    const title = page.getByRole('heading', { level: 1 });
    const first = await title.textContent();
    await judgeEverything(page);
    const responses = await rubric(page).getByRole('meter').count();
    for (let place = 1; place <= responses; place++) {
      await page.keyboard.press(String(responses > 2 ? place : 6));
      if (responses > 2) await page.keyboard.press(']');
    }
    await page.keyboard.press('w');
    await page.keyboard.type('The first shows its bridge; the others assert it.');
    await moves(page);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => title.textContent(), { timeout: 15_000 }).not.toBe(first);
    await page.waitForTimeout(1500);
    await still(page, 'submit to next task');
    expect(world.faults).toEqual([]);
    await context.close();
  }, 120_000);
}

test('while judging by keys, the current verdict is in view at every key', async () => {
  const { page, context } = await world.person({ width: 1024, height: 768 });
  await continueAs(page, world.url, 'expert');
  await rubric(page).waitFor();
  const criteria = await rubric(page).locator('[data-criterion]').count();
  expect(criteria).toBeGreaterThan(6);
  for (let given = 0; given < 3 * criteria; given++) {
    await page.keyboard.press('y');
    await page.waitForTimeout(60);
    const hidden = await rubric(page)
      .locator('[data-current-line]')
      .evaluate((line) => {
        const { top, bottom, left } = line.getBoundingClientRect();
        return [top + 8, bottom - 8].filter(
          (y) => !line.contains(document.elementFromPoint(left + 4, y)),
        ).length;
      });
    expect(hidden, `after ${given + 1} keys`).toBe(0);
  }
  await context.close();
}, 120_000);
