import { diffComm } from 'node-diff3';
import { words } from './merge-text.ts';

/** Keeps the quadratic comparison below about a fifth of a second. */
const MOST_WORD_PAIRS = 20_000_000;

/**
 * A text that holds everything of two, where nothing says which of them is newer: what both
 * have stands there once, and where they differ the first one's words come before the second's.
 */
export function uniteTexts(first: string, second: string): string {
  const [one, two] = [words(first), words(second)];
  let start = 0;
  while (start < one.length && one[start] === two[start]) start++;
  let end = 0;
  const rest = Math.min(one.length, two.length) - start;
  while (end < rest && one.at(-1 - end) === two.at(-1 - end)) end++;
  return [
    ...one.slice(0, start),
    ...unitedWords(one.slice(start, one.length - end), two.slice(start, two.length - end)),
    ...one.slice(one.length - end),
  ].join('');
}

function unitedWords(one: string[], two: string[]): string[] {
  if (one.length * two.length > MOST_WORD_PAIRS) return [...one, ...two];
  return diffComm(one, two).flatMap((part) =>
    'common' in part ? part.common : [...part.buffer1, ...part.buffer2],
  );
}
