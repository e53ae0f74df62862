import { expect, test } from 'vitest';
import { responsesInSight } from './responses-in-sight.ts';

const wide = { width: 988, annotators: 2, points: true };
const narrow = { width: 628, annotators: 2, points: false };

test('all responses stand beside each other where they fit', () => {
  expect(responsesInSight(['A', 'B'], 0, wide)).toEqual(['A', 'B']);
  expect(responsesInSight(['A', 'B', 'C'], 2, { ...wide, width: Infinity })).toHaveLength(3);
});

test('of more than fit the current one is always in sight', () => {
  const all = ['A', 'B', 'C', 'D', 'E'];
  for (const how of [wide, narrow]) {
    for (const [at, letter] of all.entries()) {
      expect(responsesInSight(all, at, how)).toContain(letter);
    }
  }
  expect(responsesInSight(all, 4, wide)).toEqual(['D', 'E']);
  expect(responsesInSight(all, 1, narrow)).toEqual(['B']);
  // Twenty annotators of one response are wider than the screen.
  expect(responsesInSight(all, 3, { ...wide, annotators: 20 })).toEqual(['D']);
  expect(responsesInSight(all, -1, narrow)).toEqual(['A']);
});
