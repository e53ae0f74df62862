import { expect, test } from 'vitest';
import { preferenceStep } from './preference-step.ts';

const answer = (first: string, second: string, value: number | null, bothBad = false) => ({
  kind: 'preference' as const,
  first,
  second,
  value,
  bothBad,
});

test('a preference is told from the response that stands first on this screen', () => {
  expect(preferenceStep(answer('a', 'b', -2), 'a')).toBe(-2);
  // The author saw b first, and found it better.
  expect(preferenceStep(answer('b', 'a', -2), 'a')).toBe(2);
  expect(preferenceStep(answer('b', 'a', 0), 'a')).toBe(0);
  expect(preferenceStep(answer('b', 'a', null, true), 'a')).toBe('both-bad');
  expect(preferenceStep(answer('b', 'a', null), 'a')).toBeNull();
});
