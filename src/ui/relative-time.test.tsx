import { expect, test } from 'vitest';

import { clockTime, relativeTime, shortDate, workingTime } from './relative-time.ts';

const now = new Date(2026, 10, 24, 14, 2, 11).getTime();
const minute = 60_000;
const day = 86_400_000;

test('the largest unit that fits is used', () => {
  expect(relativeTime(now - 30_000, now)).toBe('just now');
  expect(relativeTime(now - 3 * minute, now)).toBe('3 minutes ago');
  expect(relativeTime(now - 60 * minute, now)).toBe('1 hour ago');
  expect(relativeTime(now - day, now)).toBe('yesterday');
  expect(relativeTime(now + 4 * day, now)).toBe('in 4 days');
});

test('clock, date and working time', () => {
  expect(clockTime(now)).toBe('14:02:11');
  expect(clockTime(now, false)).toBe('14:02');
  expect(shortDate(now - 3 * day, now)).toBe('21 Nov');
  expect(shortDate(new Date(2025, 9, 3).getTime(), now)).toBe('3 Oct 2025');
  expect(workingTime(12 * minute + 40_500)).toBe('12:40');
  expect(workingTime(62 * minute + 5000)).toBe('1:02:05');
  expect(workingTime(-1)).toBe('0:00');
});
