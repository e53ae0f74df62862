import fc from 'fast-check';
import { expect, test } from 'vitest';

import { applySplices, minimalEdits } from './minimal-edits.ts';
import { createTextEcho } from './text-echo.ts';
import { wholeWordDiff, type PointRange } from './whole-word-diff.ts';

const prose = fc
  .array(fc.constantFrom('lease ', 'debt', '\n', '€5.2m ', '(148.0)', '股权', '😀', '|'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

test('minimal edits turn the one text into the other', () => {
  fc.assert(
    fc.property(prose, prose, (before, after) => {
      expect(applySplices(before, minimalEdits(before, after))).toBe(after);
    }),
    { numRuns: 1_000 },
  );
});

test('two changes far apart are two edits, and nothing between them is touched', () => {
  const before = 'one\ntwo\nthree\nfour\nfive';
  expect(minimalEdits(before, 'one!\ntwo\nthree\nfour\nfine')).toEqual([
    [21, 1, 'n'],
    [3, 0, '!'],
  ]);
});

test('no edit cuts a surrogate pair', () => {
  // 😀 and 😁 share their first unit.
  for (const [at, removed, inserted] of minimalEdits('a😀b', 'a😁b')) {
    expect([at, removed, inserted]).toEqual([1, 2, '😁']);
  }
});

function cut(lines: readonly string[], { start, end }: PointRange): string {
  const rows = lines.slice(start.line - 1, end.line);
  if (rows.length === 1) return rows[0]?.slice(start.column - 1, end.column - 1) ?? '';
  return [
    rows[0]?.slice(start.column - 1),
    ...rows.slice(1, -1),
    rows.at(-1)?.slice(0, end.column - 1),
  ].join('\n');
}

test('a changed number is marked as a whole', () => {
  const original = ['| Pension | (32.0) |', 'same', 'equity of €537.2m'];
  const modified = ['| Pension | (24.0) |', 'same', 'equity of €523.2m'];
  const words = wholeWordDiff(original, modified).flatMap((change) => change.words);
  expect(words.map((word) => [cut(original, word.original), cut(modified, word.modified)])).toEqual(
    [
      ['(32.0)', '(24.0)'],
      ['€537.2m', '€523.2m'],
    ],
  );
});

test('added and removed lines have an empty side', () => {
  expect(wholeWordDiff(['a', 'c'], ['a', 'b', 'c'])).toEqual([
    { original: [2, 2], modified: [2, 3], words: [] },
  ]);
  expect(wholeWordDiff(['a', 'b', 'c'], ['a', 'c'])).toEqual([
    { original: [2, 3], modified: [2, 2], words: [] },
  ]);
});

test('outside the changed lines both texts are the same, and so outside the changed words', () => {
  fc.assert(
    fc.property(prose, prose, (before, after) => {
      const [original, modified] = [before.split('\n'), after.split('\n')];
      const changes = wholeWordDiff(original, modified);
      const rebuilt = [...original];
      for (const change of changes.toReversed()) {
        rebuilt.splice(
          change.original[0] - 1,
          change.original[1] - change.original[0],
          ...modified.slice(change.modified[0] - 1, change.modified[1] - 1),
        );
        if (change.words.length === 0) continue;
        const passage = (lines: readonly string[], [first, after_]: readonly [number, number]) =>
          lines.slice(first - 1, after_ - 1).join('\n');
        let text = passage(original, change.original);
        const base = change.original[0];
        const offset = ({ line, column }: { line: number; column: number }) =>
          original.slice(base - 1, line - 1).reduce((sum, each) => sum + each.length + 1, 0) +
          column -
          1;
        for (const word of change.words.toReversed()) {
          text =
            text.slice(0, offset(word.original.start)) +
            cut(modified, word.modified) +
            text.slice(offset(word.original.end));
        }
        expect(text).toBe(passage(modified, change.modified));
      }
      expect(rebuilt).toEqual(modified);
    }),
    { numRuns: 500 },
  );
});

test('a text that the editor itself had before is news when it comes from elsewhere', () => {
  const echo = createTextEcho('a');
  echo.edited([[1, 0, 'b']]);
  echo.edited([[2, 0, 'c']]);
  expect(echo.current()).toBe('abc');
  expect(echo.isNews('abc')).toBe(false);
  // An older version restored, or an undo outside the editor.
  expect(echo.isNews('ab')).toBe(true);
  expect(echo.isNews('a')).toBe(true);
  expect(echo.current()).toBe('a');
});

test('a merged text of another tab is news', () => {
  const echo = createTextEcho('one\ntwo');
  echo.edited([[0, 0, '> ']]);
  expect(echo.isNews('> one\ntwo\nthree')).toBe(true);
});
