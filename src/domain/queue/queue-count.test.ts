import { expect, test } from 'vitest';
import { QUEUE_COUNT_LIMIT, queueCountText } from './queue-count.ts';

test('counts are exact up to the limit and say so beyond', () => {
  expect(queueCountText(0)).toBe('0');
  expect(queueCountText(QUEUE_COUNT_LIMIT)).toBe('10,000');
  expect(queueCountText(QUEUE_COUNT_LIMIT + 1)).toBe('10,000+');
});
