import fc from 'fast-check';
import { expect, test } from 'vitest';

import { moveSplit, rangeOfSplit, type PaneExtent } from './split-sizes.ts';

const pane = (id: string, now: number, min = 0, max = 1000): PaneExtent => ({ id, now, min, max });

test('a splitter takes from one neighbour what it gives to the other', () => {
  const panes = [pane('a', 200), pane('b', 300), pane('c', 500)];
  expect(moveSplit(panes, 1, 100)).toEqual({ a: 30, b: 20, c: 50 });
  expect(moveSplit(panes, 2, -100)).toEqual({ a: 20, b: 20, c: 60 });
});

test('the limits of both neighbours hold', () => {
  const panes = [pane('a', 600), pane('b', 400, 340, 620)];
  expect(moveSplit(panes, 1, 500)).toEqual({ a: 66, b: 34 });
  expect(moveSplit(panes, 1, -500)).toEqual({ a: 38, b: 62 });
  expect(rangeOfSplit(pane('a', 600), pane('b', 400, 340, 620))).toEqual([380, 660]);
});

test('there is no splitter before the first pane', () => {
  expect(() => moveSplit([pane('a', 1), pane('b', 1)], 0, 1)).toThrow(RangeError);
});

test('wherever it is dragged, the shares add up and every limit is kept', () => {
  const extent = fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.nat(500), fc.nat(500))
    .map(([min, above, room]) => ({ min, now: min + above, max: min + above + room }));
  fc.assert(
    fc.property(
      fc.array(extent, { minLength: 2, maxLength: 5 }),
      fc.nat(3),
      fc.integer({ min: -3000, max: 3000 }),
      (extents, at, delta) => {
        const panes = extents.map((each, index) => ({ id: `p${index}`, ...each }));
        const sum = panes.reduce((total, each) => total + each.now, 0);
        const layout = moveSplit(panes, 1 + (at % (panes.length - 1)), delta);
        const pixels = panes.map(({ id }) => ((layout[id] ?? Number.NaN) / 100) * sum);
        expect(pixels.reduce((total, each) => total + each, 0)).toBeCloseTo(sum, 6);
        panes.forEach(({ min, max }, index) => {
          expect(pixels[index]).toBeGreaterThanOrEqual(min - 1e-6);
          expect(pixels[index]).toBeLessThanOrEqual(max + 1e-6);
        });
      },
    ),
  );
});
