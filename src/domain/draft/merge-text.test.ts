import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeText, words, type TextMerge } from './merge-text.ts';

const merged = (text: string): TextMerge => ({ kind: 'merged', text });

test('changes in different paragraphs are both taken', () => {
  const base = 'First paragraph.\n\nSecond paragraph.\n';
  const mine = 'First paragraph, longer.\n\nSecond paragraph.\n';
  const theirs = 'First paragraph.\n\nSecond paragraph.\nThird.\n';
  expect(mergeText(base, mine, theirs)).toEqual(
    merged('First paragraph, longer.\n\nSecond paragraph.\nThird.\n'),
  );
});

test('changes of different words of one line are both taken', () => {
  expect(
    mergeText(
      'The bridge adds leases to net debt once.',
      'The bridge adds IFRS 16 leases to net debt once.',
      'The bridge adds leases to net debt twice.',
    ),
  ).toEqual(merged('The bridge adds IFRS 16 leases to net debt twice.'));
});

test('texts without spaces merge sign by sign', () => {
  expect(mergeText('估值方法正确。', '估值的方法正确。', '估值方法不正确。')).toEqual(
    merged('估值的方法不正确。'),
  );
});

test('two versions of the same word overlap and both are kept', () => {
  const merge = mergeText('It is wrong.', 'It is right.', 'It is unclear.');
  expect(merge).toEqual({
    kind: 'overlap',
    regions: [
      { kind: 'agreed', text: 'It is ' },
      { kind: 'overlap', base: 'wrong', mine: 'right', theirs: 'unclear' },
      { kind: 'agreed', text: '.' },
    ],
  });
});

test('two texts written into an empty field overlap', () => {
  expect(mergeText('', 'mine', 'theirs').kind).toBe('overlap');
});

test('the same change on both sides is taken once', () => {
  expect(mergeText('a b c', 'a x c', 'a x c')).toEqual(merged('a x c'));
});

test('a removal beside an untouched word is taken', () => {
  expect(
    mergeText('one two three four five', 'one three four five', 'one two three four 5'),
  ).toEqual(merged('one three four 5'));
});

test('words lose nothing of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(words(text).join('')).toBe(text);
    }),
  );
});

/** Base tokens, and each side's edits: keep, remove, replace, or insert a marked word before. */
const edit = fc.constantFrom('keep', 'keep', 'keep', 'remove', 'replace', 'insert');
const scenario = fc
  .array(fc.constantFrom('the', 'net', 'debt', 'is', 'too', 'high', '12', 'a\n', 'and\n'), {
    minLength: 1,
    maxLength: 30,
  })
  .chain((base) =>
    fc.record({
      base: fc.constant(base),
      mine: fc.array(edit, { minLength: base.length, maxLength: base.length }),
      theirs: fc.array(edit, { minLength: base.length, maxLength: base.length }),
    }),
  );

function edited(base: readonly string[], edits: readonly string[], mark: string): string {
  return base
    .flatMap((word, index) => {
      const own = `${mark}${index}`;
      switch (edits[index]) {
        case 'remove':
          return [];
        case 'replace':
          return [own];
        case 'insert':
          return [own, word];
        default:
          return [word];
      }
    })
    .join(' ');
}

const everything = (merge: TextMerge): string =>
  merge.kind === 'merged'
    ? merge.text
    : merge.regions
        .map((each) => (each.kind === 'agreed' ? each.text : `${each.mine} ${each.theirs}`))
        .join('');

const marks = (text: string): string[] => text.match(/[MT]\d+/g) ?? [];

test('swapping the sides swaps only the labels', () => {
  fc.assert(
    fc.property(scenario, ({ base, mine, theirs }) => {
      const [b, m, t] = [base.join(' '), edited(base, mine, 'M'), edited(base, theirs, 'T')];
      const there = mergeText(b, m, t);
      const back = mergeText(b, t, m);
      const swapped: TextMerge =
        back.kind === 'merged'
          ? back
          : {
              kind: 'overlap',
              regions: back.regions.map((each) =>
                each.kind === 'agreed' ? each : { ...each, mine: each.theirs, theirs: each.mine },
              ),
            };
      expect(there).toEqual(swapped);
    }),
    { numRuns: 1000 },
  );
});

test('nothing that either side inserted is lost', () => {
  fc.assert(
    fc.property(scenario, ({ base, mine, theirs }) => {
      const [b, m, t] = [base.join(' '), edited(base, mine, 'M'), edited(base, theirs, 'T')];
      const found = marks(everything(mergeText(b, m, t)));
      for (const mark of [...marks(m), ...marks(t)]) expect(found).toContain(mark);
    }),
    { numRuns: 1000 },
  );
});

test('merging a merged text with itself or with a side that it holds changes nothing', () => {
  fc.assert(
    fc.property(scenario, ({ base, mine, theirs }) => {
      const [b, m, t] = [base.join(' '), edited(base, mine, 'M'), edited(base, theirs, 'T')];
      const merge = mergeText(b, m, t);
      if (merge.kind === 'overlap') return;
      expect(mergeText(b, merge.text, merge.text)).toEqual(merge);
      expect(mergeText(t, merge.text, t)).toEqual(merge);
      expect(mergeText(m, m, merge.text)).toEqual(merge);
    }),
    { numRuns: 1000 },
  );
});

test('a side that changed nothing leaves the other side as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (base, text) => {
      expect(mergeText(base, text, base)).toEqual(merged(text));
      expect(mergeText(base, base, text)).toEqual(merged(text));
    }),
  );
});

test('the regions of an overlap spell both sides whole', () => {
  fc.assert(
    fc.property(scenario, ({ base, mine, theirs }) => {
      const [b, m, t] = [base.join(' '), edited(base, mine, 'M'), edited(base, theirs, 'T')];
      const merge = mergeText(b, m, t);
      if (merge.kind === 'merged') return;
      // Where only one side changed, that change stands in both readings; so the readings are
      // the sides themselves, each with the other's uncontested changes merged in.
      for (const side of ['mine', 'theirs'] as const) {
        const reading = merge.regions
          .map((each) => (each.kind === 'agreed' ? each.text : each[side]))
          .join('');
        for (const mark of marks(side === 'mine' ? m : t)) expect(marks(reading)).toContain(mark);
      }
    }),
    { numRuns: 500 },
  );
});

test('two documents of a hundred kilobytes merge within a second', () => {
  const paragraph = 'Net debt over EBITDA stays the test that the covenant names, once a quarter. ';
  const base = Array.from({ length: 1300 }, (_, index) => `${index} ${paragraph}`).join('\n');
  const started = performance.now();
  const merge = mergeText(base, base.replace('700 Net', '700 Gross'), `${base}\nAn end.`);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(merge).toEqual(merged(`${base.replace('700 Net', '700 Gross')}\nAn end.`));
});

test('one long line of a hundred kilobytes merges or asks within two seconds', () => {
  const base = 'Net debt over EBITDA stays the test. '.repeat(2700);
  const started = performance.now();
  const merge = mergeText(base, `Start. ${base}`, `${base} End.`);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(everything(merge)).toContain('Start. ');
  expect(everything(merge)).toContain(' End.');
});
