import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveEntry } from '#ui/editing/move-entry.ts';
import { indexAfterMove } from './open-entries.ts';

test('an open entry stays open wherever others, or it, are moved', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), fc.nat(5), (open, from, to) => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      const after = moveEntry(names, from, to);
      expect(after[indexAfterMove(open, from, to)]).toBe(names[open]);
    }),
  );
});
