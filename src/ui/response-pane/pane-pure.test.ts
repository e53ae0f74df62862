import fc from 'fast-check';
import { expect, test } from 'vitest';

import { textMessage } from '#domain/task/message-text.ts';
import { parseMarkdown } from '#ui/viewers/markdown/parse-markdown.ts';
import { textModel } from '#ui/viewers/markdown/text-model.ts';

import { findInText } from './find-in-text.ts';
import { outlineLines } from './outline-entries.ts';
import { responseExtent } from './response-extent.ts';
import { mapScroll } from './scroll-map.ts';

const plain = { matchCase: false, wholeWord: false };

test('the search finds every place once', () => {
  const text = 'Covenant, covenants.\ncovenant (a+b)';
  expect(findInText(text, 'covenant', plain)).toHaveLength(3);
  expect(findInText(text, 'covenant', { ...plain, matchCase: true })).toHaveLength(2);
  expect(findInText(text, 'covenant', { ...plain, wholeWord: true })).toHaveLength(2);
  expect(findInText(text, 'covenants. covenant', plain)).toHaveLength(1);
  expect(findInText(text, '(a+b)', plain)).toEqual([{ start: 30, end: 35 }]);
  expect(findInText(text, '  ', plain)).toEqual([]);
  expect(findInText('净债务与净债务', '净债务', plain)).toHaveLength(2);
});

test('headings of both panes meet, and so do top and end', () => {
  const from = { anchors: [0, 100, 400], most: 1_000 };
  const to = { anchors: [0, 300, 350], most: 500 };
  expect(mapScroll(0, from, to)).toBe(0);
  expect(mapScroll(100, from, to)).toBe(300);
  expect(mapScroll(250, from, to)).toBe(325);
  expect(mapScroll(400, from, to)).toBe(350);
  expect(mapScroll(1_000, from, to)).toBe(500);
});

test('the mapping is monotonous and stays within the pane', () => {
  const shape = fc.record({
    anchors: fc.array(fc.nat(2_000), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b)),
    most: fc.nat(2_000),
  });
  fc.assert(
    fc.property(shape, shape, fc.nat(2_000), fc.nat(2_000), (from, to, one, other) => {
      const [a, b] = [Math.min(one, other), Math.max(one, other)];
      const [first, second] = [mapScroll(a, from, to), mapScroll(b, from, to)];
      expect(second).toBeGreaterThanOrEqual(first - 1e-9);
      for (const each of [first, second]) {
        expect(each).toBeGreaterThanOrEqual(0);
        expect(each).toBeLessThanOrEqual(to.most + 1e-9);
      }
    }),
  );
});

function outline(source: string) {
  return outlineLines(textModel([parseMarkdown(source)]));
}

test('an outline has two levels, without the title, from six headings on', () => {
  const source = '# T\n\n## A\n\n### a\n\n#### deep\n\n## B\n\n### b\n\ntext';
  expect(outline(source).map(({ level, text }) => [level, text])).toEqual([
    [1, 'A'],
    [2, 'a'],
    [1, 'B'],
    [2, 'b'],
  ]);
});

test('a short text with few headings has none, a long one has', () => {
  expect(outline('# A\n\ntext\n\n# B\n\ntext')).toEqual([]);
  expect(outline(`# A\n\n${'word '.repeat(1_200)}\n\n# B\n\ntext`)).toHaveLength(2);
});

test('length is counted in what its readers count', () => {
  const answer = (text: string) => ({ id: 'r', messages: [textMessage('assistant', text)] });
  expect(responseExtent(answer('**Two** words | – |'))).toBe('2 words');
  expect(responseExtent(answer('净债务为五亿元'))).toBe('7 characters');
  expect(
    responseExtent({
      id: 'r',
      messages: [textMessage('user', 'a'), textMessage('assistant', 'b')],
    }),
  ).toBe('2 steps');
});
