import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storableText, storableValue } from './storable-text.ts';

test('what PostgreSQL cannot keep is replaced, sign for sign, and whole pairs stay', () => {
  expect(storableText('a\u0000b\ud83d c😀')).toBe('a\ufffdb\ufffd c😀');
  expect(storableValue({ 'k\u0000': ['\udc00', 1, null, { deep: 'x\u0000' }] })).toEqual({
    'k\ufffd': ['\ufffd', 1, null, { deep: 'x\ufffd' }],
  });
});

test('a value without such signs is answered as it is', () => {
  const value = { quote: 'Net debt', at: [1, 2], inner: { ok: true } };
  expect(storableValue(value)).toBe(value);
});

test('the result is well formed, of the same length, and stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      (text, half) => {
        const clean = storableText(`${text}\u0000${String.fromCharCode(half)} ${text}`);
        expect(clean.length).toBe(2 * text.length + 3);
        expect(clean.includes('\u0000')).toBe(false);
        expect(() => encodeURIComponent(clean)).not.toThrow();
        expect(storableText(clean)).toBe(clean);
      },
    ),
  );
});
