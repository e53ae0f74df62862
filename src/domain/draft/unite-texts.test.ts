import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniteTexts } from './unite-texts.ts';

test('what both have is there once, and what only one has is there too', () => {
  expect(uniteTexts('one two three', 'one two four')).toBe('one two threefour');
  expect(uniteTexts('a b c d ', 'a x c y ')).toBe('a b x c d y ');
  expect(uniteTexts('same', 'same')).toBe('same');
  expect(uniteTexts('', 'text')).toBe('text');
});

test('both texts can be read in the united one, word for word', () => {
  const text = fc
    .array(fc.constantFrom('net ', 'debt ', 'covenant ', '净负债', 'EBITDA\n'), { maxLength: 12 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, text, (first, second) => {
      const united = uniteTexts(first, second);
      expect(isWithin(first, united)).toBe(true);
      expect(isWithin(second, united)).toBe(true);
      expect(united.length).toBeLessThanOrEqual(first.length + second.length);
    }),
  );
});

function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const sign of whole) if (sign === part[at]) at += sign.length;
  return at === part.length;
}
