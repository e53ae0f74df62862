import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyChange,
  carriedOver,
  changeBetween,
  changeOfSplice,
  composed,
  splicesOf,
  type TextChange,
} from './text-change.ts';

/** Some splices made one after the other on a text, as one change and as the text after them. */
const edited = (text: string, mark: string) =>
  fc.array(fc.tuple(fc.nat(40), fc.nat(4), fc.boolean()), { maxLength: 5 }).map((edits) => {
    let now = text;
    let change: TextChange = [];
    for (const [place, length, puts] of edits) {
      const at = Math.min(place, now.length);
      const removed = Math.min(length, now.length - at);
      const splice = { at, removed, inserted: puts ? mark : '' };
      now = now.slice(0, at) + splice.inserted + now.slice(at + removed);
      change = composed(change, changeOfSplice(splice));
    }
    return { change, now };
  });

const base = 'abcdefghijklmnopqrst';

test('two changes at distant places keep what the other side wrote between them', () => {
  const mine = composed(
    changeOfSplice({ at: 0, removed: 0, inserted: '(' }),
    changeOfSplice({ at: 3, removed: 0, inserted: ')' }),
  );
  const theirs = changeOfSplice({ at: 1, removed: 0, inserted: 'x' });
  expect(applyChange('axb', carriedOver(mine, theirs, 'after'))).toBe('(axb)');
});

test('a composition does what its parts do', () => {
  fc.assert(
    fc.property(edited(base, '<'), ({ change, now }) => {
      expect(applyChange(base, change)).toBe(now);
    }),
    { numRuns: 2000 },
  );
});

test('both orders of two concurrent changes lead to one text, without loss and without doubles', () => {
  fc.assert(
    fc.property(edited(base, '<'), edited(base, '>'), (first, second) => {
      const one = applyChange(first.now, carriedOver(second.change, first.change, 'after'));
      const other = applyChange(second.now, carriedOver(first.change, second.change, 'before'));
      expect(one).toBe(other);
      const count = (text: string, sign: string) => text.split(sign).length - 1;
      expect(count(one, '<')).toBe(count(first.now, '<'));
      expect(count(one, '>')).toBe(count(second.now, '>'));
      for (const sign of base) {
        const kept = first.now.includes(sign) && second.now.includes(sign);
        expect(count(one, sign)).toBe(kept ? 1 : 0);
      }
    }),
    { numRuns: 3000 },
  );
});

test('the splices of a change, made one after the other, are the change', () => {
  fc.assert(
    fc.property(edited(base, '<'), ({ change, now }) => {
      let text = base;
      for (const { at, removed, inserted } of splicesOf(change)) {
        text = text.slice(0, at) + inserted + text.slice(at + removed);
      }
      expect(text).toBe(now);
    }),
    { numRuns: 2000 },
  );
});

test('the change between two texts leads from one to the other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(applyChange(before, changeBetween(before, after))).toBe(after);
    }),
  );
});
