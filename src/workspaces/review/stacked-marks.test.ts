import { expect, test } from 'vitest';
import { stackedMarks } from './stacked-marks.ts';

test('marks stand on the ground where there is room, and above each other where there is none', () => {
  expect(stackedMarks([0.9, 0.1, 0.92, 0.5], 0.05)).toEqual([0, 0, 1, 0]);
  expect(stackedMarks([0.5, 0.5, 0.5], 0.05)).toEqual([0, 1, 2]);
  // The third has room on the ground again.
  expect(stackedMarks([0.5, 0.54, 0.56], 0.05)).toEqual([0, 1, 0]);
  expect(stackedMarks([], 0.05)).toEqual([]);
});
