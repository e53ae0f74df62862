import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPatch } from './apply-patch.ts';
import { diffFields, sameJson, spliceOf } from './diff-fields.ts';
import type { DraftFields } from './draft-fields.ts';

const text = fc.string({ unit: 'binary', maxLength: 30 });
const value = fc.oneof(text, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text));
const name = fc.oneof(
  fc.constantFrom('rewrite/a', 'text/Why', 'verdict/1/a', '__proto__', 'constructor'),
  text,
);
const fields: fc.Arbitrary<DraftFields> = fc
  .array(fc.tuple(name, value), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries));

const own = (given: DraftFields) => new Map(Object.entries(given));

test('the patch between two drafts leads from the one to the other', () => {
  fc.assert(
    fc.property(fields, fields, (from, to) => {
      const applied = applyPatch(from, diffFields(from, to));
      expect(applied.ok && own(applied.value)).toEqual(own(to));
    }),
  );
});

test('a draft differs from itself by nothing', () => {
  fc.assert(
    fc.property(fields, (given) => {
      expect(Object.keys(diffFields(given, structuredClone(given)))).toEqual([]);
    }),
  );
});

test('a splice never cuts a surrogate pair in two', () => {
  fc.assert(
    fc.property(text, text, text, text, (start, a, b, end) => {
      const old = `${start}😀${a}💶${end}`;
      const next = `${start}😁${b}💷${end}`;
      const [at, removed, inserted] = spliceOf(old, next);
      expect(old.slice(0, at) + inserted + old.slice(at + removed)).toBe(next);
      for (const piece of [inserted, old.slice(0, at), old.slice(at + removed)]) {
        expect(piece).not.toMatch(/\p{Surrogate}/u);
      }
    }),
  );
});

test('typing one character into a long text costs one character', () => {
  const long = 'The covenant is tested quarterly. '.repeat(3000);
  const next = `${long.slice(0, 50_000)}x${long.slice(50_000)}`;
  expect(diffFields({ 'rewrite/a': long }, { 'rewrite/a': next })).toEqual({
    'rewrite/a': { splice: [50_000, 0, 'x'] },
  });
});

test('a text that was replaced as a whole is set', () => {
  expect(diffFields({ t: 'abc' }, { t: 'xyz' })).toEqual({ t: { set: 'xyz' } });
});

test('a splice into an absent field starts from the empty text', () => {
  expect(applyPatch({}, { t: { splice: [0, 0, 'Hi'] } })).toEqual({ ok: true, value: { t: 'Hi' } });
});

test.each([
  [{ t: 'abc' }, [4, 0, 'x'], 'outside-text'],
  [{ t: 'abc' }, [2, 2, 'x'], 'outside-text'],
  [{ t: 'abc' }, [-1, 0, 'x'], 'outside-text'],
  [{ t: 'abc' }, [0, -1, 'x'], 'outside-text'],
  [{ t: 7 }, [0, 0, 'x'], 'not-a-text'],
] as [DraftFields, [number, number, string], string][])(
  'a splice that does not fit %j is refused',
  (base, splice, kind) => {
    expect(applyPatch(base, { t: { splice } })).toEqual({ ok: false, error: { kind, field: 't' } });
  },
);

test('a patch changes neither the draft nor itself', () => {
  const base = Object.freeze({ t: 'abc', gone: 1 });
  const patch = Object.freeze({ t: { splice: [1, 1, 'X'] as [number, number, string] } });
  expect(applyPatch(base, patch)).toEqual({ ok: true, value: { t: 'aXc', gone: 1 } });
  expect(base.t).toBe('abc');
});

test('JSON values are the same whatever the order of their keys', () => {
  expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(sameJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(sameJson([1], [1, 2])).toBe(false);
  expect(sameJson({ a: 1 }, [1])).toBe(false);
  expect(sameJson({ a: null }, { b: null })).toBe(false);
});
