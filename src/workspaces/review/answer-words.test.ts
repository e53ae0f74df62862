import { expect, test } from 'vitest';
import { answerWords } from './answer-words.ts';

const responses = [
  { id: 'a', letter: 'A' },
  { id: 'b', letter: 'B' },
];
const preference = (first: string, value: number) => ({
  kind: 'preference' as const,
  first,
  second: first === 'a' ? 'b' : 'a',
  value,
  bothBad: false,
});

test('a preference is numbered as on this screen, whichever response its author saw first', () => {
  expect(answerWords(preference('a', 1), responses)).toBe('5 · B slightly better');
  expect(answerWords(preference('b', -1), responses)).toBe('5 · B slightly better');
  expect(answerWords(preference('b', 3), responses)).toBe('1 · A much better');
  expect(answerWords(preference('b', 0), responses)).toBe('4 · equal');
});

test('rankings read by letters, and nothing is said where nothing was answered', () => {
  const ranking = { kind: 'ranking' as const, slots: [['b'], ['a']], allBad: false };
  expect(answerWords(ranking, responses)).toBe('B > A');
  expect(answerWords(null, responses)).toBe('no answer');
});
