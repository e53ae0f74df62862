import { screen } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { WordDiff } from './word-diff.tsx';
import { diffWordPieces } from './word-pieces.ts';

test('a number changes as a whole, with its currency and unit', () => {
  expect(diffWordPieces('equity of €537m', 'equity of €523m')).toEqual([
    { kind: 'same', text: 'equity of ' },
    { kind: 'removed', text: '€537m' },
    { kind: 'added', text: '€523m' },
  ]);
  for (const [before, after] of [
    ['9.15x', '9.25x'],
    ['1\u202f204', '1\u202f214'],
    ['1,204.50', '1,204.75'],
    ['(148.0)', '(148.5)'],
    ['25\u202f%', '26\u202f%'],
    ['\u22125', '\u22126'],
  ] as const) {
    expect(diffWordPieces(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  }
});

test('neighbouring words that change read as one change', () => {
  expect(diffWordPieces('the gross figure', 'the net amount')).toEqual([
    { kind: 'same', text: 'the ' },
    { kind: 'removed', text: 'gross figure' },
    { kind: 'added', text: 'net amount' },
  ]);
});

test('Chinese is compared by character', () => {
  expect(diffWordPieces('企业价值', '股权价值')).toEqual([
    { kind: 'removed', text: '企业' },
    { kind: 'added', text: '股权' },
    { kind: 'same', text: '价值' },
  ]);
});

const words = fc
  .array(fc.constantFrom('lease', ' ', '€22m', '(148.0)', '.', '\n', '税', '9.15x', 'x', '\u00a0'))
  .map((parts) => parts.join(''));

test('both texts come back from the pieces, whatever they are', () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (before, after) => {
      const pieces = diffWordPieces(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});

test('equal texts have no marks', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(diffWordPieces(text, text).every((piece) => piece.kind === 'same')).toBe(true);
    }),
  );
});

test('marks are said, not only coloured', () => {
  renderInTheme(<WordDiff before="gross figure" after="net figure" />);
  expect(screen.getByRole('deletion')).toHaveTextContent('removed: gross');
  expect(screen.getByRole('insertion')).toHaveTextContent('added: net');
});
