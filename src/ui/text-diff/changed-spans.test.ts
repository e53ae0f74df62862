import fc from 'fast-check';
import { expect, test } from 'vitest';

import { changedSpans } from './changed-spans.ts';
import { textChange } from './text-change.ts';

function changed(text: string, other: string): string[] {
  return changedSpans(text, other).spans.map(({ start, end }) => text.slice(start, end));
}

test('words that the other text lacks are marked, neighbours as one span', () => {
  expect(
    changed('The leases are debt and come off.', 'The leases are operating and stay.'),
  ).toEqual(['debt', 'come off']);
});

test('a number is marked as a whole', () => {
  expect(changed('equity of €537.2m today', 'equity of €523.2m today')).toEqual(['€537.2m']);
});

test('no mark crosses the border of two blocks', () => {
  expect(changed('one\ntwo', 'three')).toEqual(['one', 'two']);
});

test('Chinese is marked by character', () => {
  expect(changed('股权价值为五亿', '股权价值为六亿')).toEqual(['五']);
});

test('equal texts have no change, and every span lies in the text', () => {
  const text = fc
    .array(fc.constantFrom('lease', 'debt', ' ', '\n', '€5.2m', '股', '.'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(changedSpans(one, one).spans).toEqual([]);
      let before = 0;
      for (const { start, end } of changedSpans(one, other).spans) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(one.length);
    }),
  );
});

test('texts too far apart for the time are compared by vocabulary, and it says so', () => {
  const one = Array.from({ length: 6_000 }, (_, at) => `a${at}`).join(' ');
  const other = Array.from({ length: 6_000 }, (_, at) => `b${at}`).join(' ');
  const result = changedSpans(one, `${other} a7`, 30);
  expect(result.rule).toBe('vocabulary');
  expect(
    result.spans.some(({ start, end }) => one.slice(start, end).split(' ').includes('a7')),
  ).toBe(false);
});

test.each([
  ['a b c d', 'a b c d', 0],
  ['a b c d', 'a b x d', 2 / 8],
  ['a b', '', 1],
  ['', 'a b', 1],
  ['', '', 0],
])('the share changed from %j to %j is %d', (before, after, share) => {
  expect(textChange(before, after)).toEqual({ share, exact: true });
});
