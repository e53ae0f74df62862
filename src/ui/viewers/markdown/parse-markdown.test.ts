import fc from 'fast-check';
import { expect, test } from 'vitest';

import { timesAsLong } from '#tests/times-as-long.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { splitSource } from './split-source.ts';
import { textModel } from './text-model.ts';

function formulas(source: string): string[] {
  return textModel([parseMarkdown(source)]).leaves.flatMap(({ node }) => {
    if (node.type === 'math') return [node.value];
    if (!('children' in node)) return [];
    return node.children.flatMap((each) => (each.type === 'inlineMath' ? [each.value] : []));
  });
}

test.each([
  ['from $20 million to $30 million', []],
  ['between $5-$10 a unit, or **$3** and **$4**', []],
  ['it costs $100 in the first, and 200$', []],
  ['US$5, US$6', []],
  ['priced at $5', []],
  ['let $x = 81.5$ be', ['x = 81.5']],
  ['so $EV = 81.5 \\times 9.15$.', ['EV = 81.5 \\times 9.15']],
  ['costs $5 and $x$ units', ['x']],
  ['a \\(x^2\\) and \\(y \\le \\frac{1}{2}\\)', ['x^2', 'y \\le \\frac{1}{2}']],
  ['inline $$a+b$$ here', ['a+b']],
  ['`$x$` and `\\(y\\)` are code', []],
  ['an \\$escaped\\$ dollar', []],
  ['never closed $x', []],
  ['never closed \\(x', []],
  ['\\[\nEV\n= 81.5\n- 148\n\\]', ['EV\n= 81.5\n- 148']],
  ['\\[ a = b \\]', ['a = b']],
  ['$$\n\\frac{1}{2}\n$$', ['\\frac{1}{2}']],
  ['```\n\\[\nx\n\\]\n```', []],
])('formulas and money are told apart in %j', (source, expected) => {
  expect(formulas(source)).toEqual(expected);
});

test.each(['$1 ', '\\('])('a paragraph of %j alone costs in proportion to its length', (sign) => {
  const read = (length: number) => () => parseMarkdown(sign.repeat(length));
  // In proportion: 4. Each looking for its end through all the others: 16.
  expect(timesAsLong(read(4_000), read(16_000))).toBeLessThan(10);
});

const blockTexts = [
  '# A heading',
  'A paragraph with **bold**\nand a second line',
  '- one\n- two\n\n  still two',
  '1. first\n\n2. second',
  '| a | b |\n|---|--:|\n| c | 1 |',
  '```js\nconst a = 1\n\nconst b = 2\n```',
  '> quoted\n\n> again',
  '$$\na\n\n= b\n$$',
  '\\[\nx\n\ny\n\\]',
  '    indented code',
  '---',
  '现金流量表显示经营活动现金流为负。',
];

test('slices parsed one by one give the text of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...blockTexts), { maxLength: 30 }), (parts) => {
      const source = parts.join('\n\n');
      const whole = textModel([parseMarkdown(source)]);
      const slices = splitSource(source, 30);
      const sliced = textModel(slices.map(parseMarkdown));
      expect(slices.join('')).toBe(source);
      expect(sliced.text).toBe(whole.text);
      expect(sliced.blocks.map(({ node }) => node.type)).toEqual(
        whole.blocks.map(({ node }) => node.type),
      );
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('a text with notes or definitions is not cut, since they act across it', () => {
  const filler = 'word '.repeat(2_000);
  expect(splitSource(`${filler}\n\n# a\n\n${filler}[^1]\n\n# b\n\n[^1]: note`, 1_000)).toHaveLength(
    1,
  );
  expect(splitSource(`${filler}\n\n# a\n\n${filler}\n\n# b\n\nx`, 1_000).length).toBeGreaterThan(1);
});
