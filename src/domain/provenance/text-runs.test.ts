import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterSplice, fittedTo, lengthOfRuns, shortened, type TextRuns } from './text-runs.ts';

test('a pasted stretch stays what it is while typing goes on around it and inside it', () => {
  let runs: TextRuns = afterSplice([], { at: 0, removed: 0, inserted: 10 });
  runs = afterSplice(runs, { at: 4, removed: 0, inserted: 6 }, { from: 'outside' });
  expect(runs).toEqual([
    { n: 4, from: 'typed' },
    { n: 6, from: 'outside' },
    { n: 6, from: 'typed' },
  ]);
  runs = afterSplice(runs, { at: 6, removed: 2, inserted: 1 });
  expect(runs).toEqual([
    { n: 4, from: 'typed' },
    { n: 2, from: 'outside' },
    { n: 1, from: 'typed' },
    { n: 2, from: 'outside' },
    { n: 6, from: 'typed' },
  ]);
  expect(afterSplice(runs, { at: 4, removed: 5, inserted: 0 })).toEqual([{ n: 10, from: 'typed' }]);
});

const splices = fc.array(
  fc.record({
    at: fc.nat(40),
    removed: fc.nat(20),
    inserted: fc.nat(20),
    from: fc.constantFrom('typed' as const, 'app' as const, 'outside' as const),
  }),
  { maxLength: 30 },
);

test('runs always cover the text, unit by unit the same as marking every character', () => {
  fc.assert(
    fc.property(splices, (edits) => {
      let runs: TextRuns = [];
      let marks: string[] = [];
      for (const edit of edits) {
        const at = Math.min(edit.at, marks.length);
        const removed = Math.min(edit.removed, marks.length - at);
        runs = afterSplice(runs, { at, removed, inserted: edit.inserted }, { from: edit.from });
        marks = marks.toSpliced(at, removed, ...Array<string>(edit.inserted).fill(edit.from));
      }
      expect(lengthOfRuns(runs)).toBe(marks.length);
      expect(runs.flatMap(({ n, from }) => Array<string>(n).fill(from))).toEqual(marks);
      // Neighbours differ: a text that is typed through is one run.
      expect(runs.every((run, index) => run.from !== runs[index - 1]?.from)).toBe(true);
    }),
  );
});

test('runs are fitted to a text that changed unseen: more is typed, less is cut', () => {
  const runs: TextRuns = [{ n: 3, from: 'outside' }];
  expect(fittedTo(runs, 5)).toEqual([
    { n: 3, from: 'outside' },
    { n: 2, from: 'typed' },
  ]);
  expect(fittedTo(runs, 2)).toEqual([{ n: 2, from: 'outside' }]);
  expect(fittedTo(runs, 0)).toEqual([]);
});

test('a text of very many stretches is kept as sums', () => {
  const runs: TextRuns = Array.from({ length: 1200 }, (_, index) => ({
    n: 2,
    from: index % 2 ? 'typed' : 'outside',
  }));
  expect(shortened(runs)).toEqual([
    { n: 1200, from: 'outside' },
    { n: 1200, from: 'typed' },
  ]);
});
