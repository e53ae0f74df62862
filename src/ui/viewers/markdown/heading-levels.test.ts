import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headingLevels } from './heading-levels.ts';

test('a text that begins deep begins right below its pane’s title', () => {
  expect(headingLevels([2, 3, 3, 2])).toEqual([3, 4, 4, 3]);
  expect(headingLevels([3, 1, 2])).toEqual([3, 3, 4]);
});

test('a jump leaves no gap, and siblings stay siblings', () => {
  expect(headingLevels([1, 4, 4, 2])).toEqual([3, 4, 4, 4]);
  expect(headingLevels([1, 2, 3, 4, 5, 6])).toEqual([3, 4, 5, 6, 6, 6]);
});

test('no level ever rises by more than one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (depths) => {
      let last = 2;
      for (const level of headingLevels(depths)) {
        expect(level).toBeGreaterThanOrEqual(3);
        expect(level - last).toBeLessThanOrEqual(1);
        last = level;
      }
    }),
  );
});
