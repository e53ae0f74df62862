import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findQuote, quoteOf } from './find-quote.ts';

test('of two equal sentences the one in the old surroundings is found, though text came before', () => {
  const old = 'Debt is 3.1x. We hold. Cash is 4. We hold. That is all.';
  const second = old.lastIndexOf('We hold.');
  const quoted = quoteOf(old, second, second + 'We hold.'.length);
  const now = `A new opening of some length. ${old}`;
  const found = findQuote(now, quoted);
  expect(found?.start).toBe(now.lastIndexOf('We hold.'));
  expect(found && now.slice(found.start, found.end)).toBe('We hold.');
});

test('without surroundings the nearest one counts; words that are gone are found nowhere', () => {
  const text = 'We hold. Then. We hold.';
  expect(findQuote(text, { start: 14, quote: 'We hold.' })?.start).toBe(15);
  expect(findQuote(text, { start: 2, quote: 'We hold.' })?.start).toBe(0);
  expect(findQuote(text, { start: 0, quote: 'We sell.' })).toBeNull();
  expect(findQuote(text, { start: 0, quote: '' })).toBeNull();
});

test('in an unchanged text every span is found exactly where it is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
      const start = a % text.length;
      const end = start + 1 + (b % (text.length - start));
      expect(findQuote(text, quoteOf(text, start, end))).toEqual({ start, end });
    }),
  );
});
