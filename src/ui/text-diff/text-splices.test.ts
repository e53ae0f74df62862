import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textSplices } from './text-splices.ts';

function applied(before: string, after: string): string {
  return textSplices(before, after).reduce(
    (text, { at, removed, inserted }) => text.slice(0, at) + inserted + text.slice(at + removed),
    before,
  );
}

test('splices of any two texts lead from the one to the other', () => {
  const words = fc.array(fc.constantFrom('net', 'debt', ' ', '\n\n', '€22.5m', '計', '🙂', '.'), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(applied(before.join(''), after.join(''))).toBe(after.join(''));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      expect(applied(before, after)).toBe(after);
    }),
  );
});

test('words that were added and words that were kept are told apart', () => {
  const middle = 'The bridge deducts net debt of €148m and leases of €22m.';
  const inserted = textSplices(middle, `The answer first. ${middle} Source: note 12.`)
    .map((each) => each.inserted)
    .join('');
  expect(inserted.length).toBe('The answer first. '.length + ' Source: note 12.'.length);
});
