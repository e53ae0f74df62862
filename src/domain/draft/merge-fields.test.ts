import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftFields } from './draft-fields.ts';
import { mergeFields } from './merge-fields.ts';

test('each side keeps what only it touched', () => {
  expect(
    mergeFields({ a: 1, b: 1, c: 1 }, { a: 2, b: 1, c: 1, mine: true }, { a: 1, b: 3, theirs: 0 }),
  ).toEqual({ fields: { a: 2, b: 3, mine: true, theirs: 0 }, conflicts: [] });
});

test('the same choice on both sides is no conflict, whatever the order of its keys', () => {
  const merge = mergeFields(
    {},
    { v: { value: 'met', criterionVersion: 1 } },
    { v: { criterionVersion: 1, value: 'met' } },
  );
  expect(merge.conflicts).toEqual([]);
});

test('two different choices conflict and both are kept', () => {
  expect(mergeFields({ v: 'a' }, { v: 1 }, { v: 2 })).toEqual({
    fields: { v: 1 },
    conflicts: [{ field: 'v', base: 'a', mine: 1, theirs: 2 }],
  });
});

test('a removal against an edit conflicts', () => {
  expect(mergeFields({ v: 1 }, {}, { v: 2 })).toEqual({
    fields: {},
    conflicts: [{ field: 'v', base: 1, theirs: 2 }],
  });
});

test('a removal against an untouched field removes it', () => {
  expect(mergeFields({ v: 1 }, { v: 1 }, {})).toEqual({ fields: {}, conflicts: [] });
});

test('texts merge by words', () => {
  expect(
    mergeFields({ t: 'one two three' }, { t: 'ONE two three' }, { t: 'one two THREE' }),
  ).toEqual({ fields: { t: 'ONE two THREE' }, conflicts: [] });
});

test('where the expert stood is never asked about', () => {
  expect(mergeFields({ cursor: 1 }, { cursor: 2 }, { cursor: 3 })).toEqual({
    fields: { cursor: 2 },
    conflicts: [],
  });
});

const fields: fc.Arbitrary<DraftFields> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
  fc.oneof(fc.constantFrom('x', 'x y', 'x y z', 'q y z'), fc.integer({ min: 0, max: 2 })),
);

test('swapping the sides swaps only the labels', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, mine, theirs) => {
      const there = mergeFields(base, mine, theirs);
      const back = mergeFields(base, theirs, mine);
      const contested = new Set(there.conflicts.map((each) => each.field));
      expect(new Set(back.conflicts.map((each) => each.field))).toEqual(contested);
      const settled = (merge: DraftFields) =>
        Object.fromEntries(Object.entries(merge).filter(([field]) => !contested.has(field)));
      expect(settled(there.fields)).toEqual(settled(back.fields));
    }),
  );
});

test('an outcome is one of the values, a merged text, or a conflict with both', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, mine, theirs) => {
      const merge = mergeFields(base, mine, theirs);
      for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
        const has = (side: DraftFields) => (Object.hasOwn(side, field) ? side[field] : undefined);
        const conflict = merge.conflicts.find((each) => each.field === field);
        if (conflict) {
          expect([conflict.mine, conflict.theirs]).toEqual([has(mine), has(theirs)]);
          expect(has(merge.fields)).toEqual(has(mine));
        } else if (JSON.stringify(has(theirs)) === JSON.stringify(has(base))) {
          expect(has(merge.fields)).toEqual(has(mine));
        }
      }
    }),
  );
});

test('merging again changes nothing', () => {
  fc.assert(
    fc.property(fields, fields, fields, (base, mine, theirs) => {
      const merge = mergeFields(base, mine, theirs);
      expect(mergeFields(base, merge.fields, merge.fields)).toEqual({
        fields: merge.fields,
        conflicts: [],
      });
      expect(mergeFields(theirs, merge.fields, theirs).fields).toEqual(merge.fields);
    }),
  );
});
