import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { locator } from './locator.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { splitSource } from './split-source.ts';
import { textModel } from './text-model.ts';

const memo = [
  '# Valuation',
  '**Normalised.** Reported `EBITDA` of [€84.6m](https://example.org).',
  '- one\n- two\n  - nested',
  '| €m | 8.3x |\n|:--|--:|\n| **EV** | 676.5 |\n| Debt | (148.0) |',
  'See the note.[^1] And ![a chart](https://evil.example/a.png).',
  '$$\nEV = 81.5\n$$',
  '```py\nx = 1\n```',
  '[^1]: The note.',
].join('\n\n');

function modelOf(source: string) {
  return textModel([parseMarkdown(source)]);
}

test('visible text is what a reader sees, block by block', () => {
  expect(modelOf(memo).text).toBe(
    [
      'Valuation',
      'Normalised. Reported EBITDA of €84.6m.',
      'one',
      'two',
      'nested',
      '€m\t8.3x',
      'EV\t676.5',
      'Debt\t(148.0)',
      'See the note. And a chart.',
      'EV = 81.5',
      'x = 1',
      'The note.',
    ].join('\n'),
  );
});

test.each([
  ['84.6m', '¶ 1'],
  ['nested', '¶ 4'],
  ['676.5', 'Table 1, row 1'],
  ['EV\t676.5\nDebt', 'Table 1, rows 1–2'],
  ['8.3x', 'Table 1, head'],
  ['Valuation', 'Heading 1'],
  ['EV = ', 'Formula 1'],
  ['x = 1', 'Code 1'],
  ['one\ntwo', '¶ 2–3'],
  ['nested\n€m', '¶ 4 to Table 1, head'],
])('the locator of %j is %j', (quote, expected) => {
  const model = modelOf(memo);
  const start = model.text.indexOf(quote);
  expect(locator(model.leaves, { start, end: start + quote.length })).toBe(expected);
});

test('leaves tile the text: each is its own slice, one separator between two', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...memo.split('\n\n')), { maxLength: 12 }), (parts) => {
      const { leaves, text } = modelOf(parts.join('\n\n'));
      let at = 0;
      for (const [index, leaf] of leaves.entries()) {
        if (index > 0) {
          expect('\n\t').toContain(text[at]);
          at += 1;
        }
        expect(leaf.start).toBe(at);
        at = leaf.end;
      }
      expect(at).toBe(text.length);
    }),
  );
});

const reports = '../shared/data/deep_research_bench/reports.claude-3-7-sonnet-latest.jsonl';
test.skipIf(!existsSync(reports))(
  'real reports are the same text whole and in slices',
  () => {
    const articles = readFileSync(reports, 'utf8')
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line).article));
    let cut = 0;
    for (const article of articles) {
      const slices = splitSource(article);
      cut += slices.length > 1 ? 1 : 0;
      expect(textModel(slices.map(parseMarkdown)).text).toBe(modelOf(article).text);
    }
    expect(cut).toBeGreaterThan(10);
  },
  60_000,
);
