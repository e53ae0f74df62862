import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addedLines, linePairs } from './line-changes.ts';

test('lines that the older text does not have are numbered from one', () => {
  expect([...addedLines('a\nb\n', 'a\nnew\nb\nalso\n')]).toEqual([2, 4]);
});

test('a line break after the last line is no change of that line', () => {
  expect([...addedLines('a\nb', 'a\nb\nc')]).toEqual([3]);
  expect(linePairs('a\nb', 'a\nb\n').every(({ kind }) => kind === 'same')).toBe(true);
});

test('what was removed stands against what was put in its place', () => {
  expect(linePairs('a\nold\nb\n', 'a\nnew\nb\n')).toEqual([
    { kind: 'same', text: 'a', line: 1 },
    { kind: 'changed', before: 'old\n', after: 'new\n', line: 2 },
    { kind: 'same', text: 'b', line: 3 },
  ]);
});

test('both texts can be read back from the pairs', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '', 'c'), { maxLength: 6 });
  fc.assert(
    fc.property(text, text, (one, two) => {
      const lines = (of: readonly string[]) => of.map((line) => `${line}\n`).join('');
      const pairs = linePairs(lines(one), lines(two));
      const side = (which: 'before' | 'after') =>
        pairs.map((pair) => (pair.kind === 'same' ? `${pair.text}\n` : pair[which])).join('');
      expect(side('before')).toBe(lines(one));
      expect(side('after')).toBe(lines(two));
    }),
  );
});
