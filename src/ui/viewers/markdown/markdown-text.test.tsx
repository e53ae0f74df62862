import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';
import { usualReadingStyle } from '#ui/viewers/reading-style.ts';

import { MarkdownText } from './markdown-text.tsx';
import { parseMarkdown } from './parse-markdown.ts';
import { evidenceMark } from './text-mark.ts';
import { textModel } from './text-model.ts';
import { rangeOfSpan, spanOfRange } from './text-places.ts';
import type { DrawnHighlight } from './text-span.ts';

function draw(
  source: string,
  highlights: readonly Partial<DrawnHighlight & { quote: string }>[] = [],
) {
  const model = textModel([parseMarkdown(source)]);
  const onHighlightPress = vi.fn<(id: string) => void>();
  const marks = highlights.map(({ quote = '', ...rest }, index) => {
    const start = model.text.indexOf(quote);
    const end = start + quote.length;
    return evidenceMark(model, {
      id: `h${index}`,
      start,
      end,
      numbers: [],
      tone: 'plain',
      ...rest,
    });
  });
  const { container } = renderInTheme(
    <MarkdownText
      model={model}
      language="en"
      columns={2}
      style={usualReadingStyle}
      marks={marks}
      onHighlightPress={onHighlightPress}
    />,
  );
  const root = container.firstElementChild;
  if (root === null) throw new Error('nothing was drawn');
  return { model, root, onHighlightPress };
}

const hostile = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 1">',
  'text <b onclick="x()">inline</b> <iframe src="https://evil.example"></iframe>',
  '![pixel](https://evil.example/p.png?who=me)',
  '![data](data:image/svg+xml;base64,PHN2Zz4=)',
  '[go](javascript:alert(1)) [go](JaVaScRiPt:alert(1)) [go](data:text/html,x) [go](vbscript:x)',
  '<javascript:alert(1)>',
  '[ref][r] ![ref][r]\n\n[r]: javascript:alert(1) "t"',
  '[x](https://ok.example "onmouseover=alert(1)")',
  '$\\href{javascript:alert(1)}{x}$ and $\\includegraphics{https://evil.example/x}$',
  '$\\htmlStyle{background:url(https://evil.example)}{x}$',
  '| a | b |\n|--|--|\n| <img src=x onerror=alert(1)> | [j](javascript:x) |',
  '```html"><script>alert(1)</script>\n<script>\n```',
  '<svg onload=alert(1)><style>*{background:url(https://evil.example)}</style></svg>',
  '&#x6A;avascript:alert(1) [e](&#x6A;avascript:alert(1)) [e](java&Tab;script:alert(1))',
];

test.each(hostile)('nothing in %j becomes an element that acts or loads', (source) => {
  const { root } = draw(source);
  expect(
    root.querySelectorAll(
      'script, img, iframe, style, link, object, embed, form, base, video, audio',
    ),
  ).toHaveLength(0);
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/);
      if (['href', 'src', 'srcset', 'action', 'xlink:href'].includes(name))
        expect(value).toMatch(/^(?:https?|mailto):/);
    }
  }
});

test('a link that may be followed opens apart and tells nobody where from', () => {
  draw('[filing](https://sec.example/10-K)');
  const link = screen.getByRole('link', { name: 'filing' });
  expect(link).toHaveAttribute('href', 'https://sec.example/10-K');
  expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  expect(link).toHaveAttribute('target', '_blank');
});

test('a remote image is its description and its address as text', () => {
  const { root } = draw('![Peer multiples](https://evil.example/p.png)');
  expect(root).toHaveTextContent('Image not loaded: Peer multiples https://evil.example/p.png');
});

const memo = [
  '# Bridge',
  'EBITDA excludes rent and **the lease *liabilities* have** to be treated as debt. Then `x`.',
  '- first\n- second [link](https://a.example)',
  '| €m | Amount |\n|--|--|\n| Leases | (22.0) |\n| Equity | 551.7 |',
  'Equity is $EV - D$ here.',
  '```py\nx = 1\ny = 2\n```',
  '最后，股权价值为5.517亿元。',
].join('\n\n');

test('every span leads to the page and back to the same span', () => {
  const { root, model } = draw(memo, [
    { quote: 'the lease liabilities have', numbers: [{ text: '4', current: true }] },
    { quote: 'Leases', numbers: [{ text: '4', current: true }] },
    { quote: 'liabilities have to be', numbers: [{ text: '9', current: false }] },
  ]);
  const formula = { start: model.text.indexOf('EV - D'), end: model.text.indexOf('EV - D') + 6 };
  for (const leaf of model.leaves) {
    for (let start = leaf.start; start < leaf.end; start += 1) {
      for (const end of [start + 1, Math.min(leaf.end, start + 5), leaf.end]) {
        const range = rangeOfSpan(root, { start, end });
        const insideFormula = [start, end].some((at) => at > formula.start && at < formula.end);
        if (range === null) throw new Error(`no range at ${start}`);
        if (!insideFormula) expect(spanOfRange(root, range)).toEqual({ start, end });
      }
    }
  }
});

test('a span across blocks keeps its ends', () => {
  const { root, model } = draw(memo);
  const span = { start: model.text.indexOf('debt'), end: model.text.indexOf('second') + 3 };
  const range = rangeOfSpan(root, span);
  expect(range && spanOfRange(root, range)).toEqual(span);
});

test('evidence is marked in its tone, numbers stand after its last word', () => {
  const { root } = draw(memo, [
    { quote: 'treated as debt', numbers: [{ text: '4', current: true }] },
    { quote: 'EBITDA', numbers: [{ text: '1', current: false }] },
    { quote: 'excludes', tone: 'error', numbers: [{ text: '8', current: true }] },
  ]);
  const tones = [...root.querySelectorAll('mark')].map((mark) => [
    mark.dataset['tone'],
    mark.textContent,
  ]);
  expect(tones).toEqual([
    ['rest', 'EBITDA'],
    ['error', 'excludes'],
    ['current', 'treated as '],
    ['current', 'debt'],
  ]);
  const badge = screen.getByRole('button', { name: 'Evidence for criterion 4' });
  expect(badge.closest('[data-glued]')).toHaveTextContent(/^debt4$/);
});

test('evidence in a table tints the row and numbers its first cell', () => {
  const { root } = draw(memo, [{ quote: '(22.0)', numbers: [{ text: '4', current: true }] }]);
  const row = root.querySelector('tr[data-tone]');
  expect(row).toHaveAttribute('data-tone', 'current');
  expect(row?.firstElementChild).toHaveTextContent('Leases4');
  expect(root.querySelectorAll('tr[data-tone]')).toHaveLength(1);
});

test('pressing a number or a span says which highlight', () => {
  const { onHighlightPress } = draw(memo, [
    { id: 'one', quote: 'treated as debt', numbers: [{ text: '4', current: true }] },
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Evidence for criterion 4' }));
  fireEvent.click(screen.getByText('treated as'));
  expect(onHighlightPress.mock.calls).toEqual([['one'], ['one']]);
});

test('money columns are set right and their brackets hang', () => {
  const { root } = draw(memo);
  const cells = [...root.querySelectorAll('td')].map((cell) => [
    cell.textContent,
    cell.hasAttribute('data-numeric'),
    cell.hasAttribute('data-hang'),
  ]);
  expect(cells).toEqual([
    ['Leases', false, false],
    ['(22.0)', true, false],
    ['Equity', false, false],
    ['551.7', true, true],
  ]);
});
