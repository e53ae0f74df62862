import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniffFraming } from './sniff-framing.ts';
import { framerOf, type Framing } from './framing.ts';
import { DEPTH_LIMIT, parseJson, parseWithNumbersAsWritten } from './parse-json.ts';
import { isRefused, type FramedRow } from './source-row.ts';

function frame(framing: Framing, text: string, size = text.length || 1): FramedRow[] {
  const framer = framerOf(framing);
  const rows: FramedRow[] = [];
  for (let at = 0; at < text.length; at += size)
    rows.push(...framer.push(text.slice(at, at + size)));
  return [...rows, ...framer.end()];
}

const values = (rows: readonly FramedRow[]) =>
  rows.map((row) => (isRefused(row) ? row.refusal.reason : row.value));
const lines: Framing = { kind: 'json-lines' };
const items: Framing = { kind: 'json-items' };
const csv: Framing = { kind: 'csv', delimiter: ',' };

// Without __proto__: toEqual cannot tell such objects apart.
const json = fc
  .jsonValue({ noUnicodeString: false } as object)
  // As written: JSON knows no negative zero.
  .map((value) => JSON.parse(JSON.stringify(value)) as typeof value)
  .filter((value) => !JSON.stringify(value).includes('__proto__'));
const record = fc.dictionary(
  fc.string().filter((key) => key !== '__proto__'),
  json,
);
const storable = (value: unknown): boolean => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value));

describe('laws', () => {
  test('rows do not depend on where the text was cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(record),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (rows, size, pretty) => {
          const text = pretty
            ? JSON.stringify(rows, null, 2)
            : rows.map((row) => JSON.stringify(row)).join('\n');
          const framing = pretty ? items : lines;
          expect(frame(framing, text, size)).toEqual(frame(framing, text));
        },
      ),
    );
  });

  test('every record comes back as it was written, as lines, as a list and by id', () => {
    fc.assert(
      fc.property(
        fc.array(record.filter(storable)),
        fc.constantFrom(undefined, 2, '\t'),
        (rows, indent) => {
          expect(values(frame(lines, rows.map((row) => JSON.stringify(row)).join('\r\n')))).toEqual(
            rows,
          );
          expect(values(frame(items, JSON.stringify(rows, null, indent)))).toEqual(rows);
          const byId = Object.fromEntries(rows.map((row, index) => [`id-${index}`, row]));
          const keyed = frame(items, JSON.stringify(byId, null, indent));
          expect(values(keyed)).toEqual(rows);
          expect(keyed.map((row) => ('key' in row ? row.key : null))).toEqual(
            rows.map((_, index) => `id-${index}`),
          );
        },
      ),
    );
  });

  test('cells of a table come back, whatever quotes, delimiters and line breaks they hold', () => {
    const cell = fc
      .string()
      .filter((text) => !/^\s*[[{]/.test(text) && !text.includes('\0') && !text.endsWith('\r'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, size) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = `a,b\r\n${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
          expect(values(frame(csv, text, size))).toEqual(rows.map(([a, b]) => ({ a, b })));
        },
      ),
    );
  });

  test('no text at all makes a framer throw', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', '1', '\n', ' ', 'é'),
        }),
        fc.constantFrom(lines, items, csv),
        (text, framing) => {
          expect(() => frame(framing, text, 3)).not.toThrow();
          expect(() => sniffFraming(text)).not.toThrow();
        },
      ),
    );
  });
});

test('a broken line costs only itself, and its number is that of the file', () => {
  const rows = frame(lines, '{"a":1}\n\n{"a":\n{"a":3}\nnot json');
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  expect(values(rows)).toEqual([
    { a: 1 },
    'Not JSON: it ends too early, at column 5',
    { a: 3 },
    expect.stringMatching(/^Not JSON/),
  ]);
});

test('items of a pretty list know the line on which they begin', () => {
  const rows = frame(items, '[\n  {"a": "]"},\n\n  {\n    "a": [1, 2]\n  },\n  oops\n]\n', 3);
  expect(rows.map(({ line }) => line)).toEqual([2, 4, 7]);
  expect(values(rows).slice(0, 2)).toEqual([{ a: ']' }, { a: [1, 2] }]);
  expect(rows.map(isRefused)).toEqual([false, false, true]);
});

test('a list that ends in mid-file, or goes on behind its end, is told', () => {
  expect(values(frame(items, '[{"a":1},{"a":'))).toEqual([
    { a: 1 },
    'The file ends before its list does',
  ]);
  expect(values(frame(items, '[{"a":1}] trailing'))).toEqual([
    { a: 1 },
    'Something stands outside the list; the rest was not read',
  ]);
});

test('CSV: JSON in a cell is read, a short record and an open quote are told with their line', () => {
  const text = 'id,rubric\n1,"{""criterion 1"": {""weight"": 2}}"\n2\n3,"[not json]"\n4,"open';
  const rows = frame(csv, text);
  expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  expect(values(rows)).toEqual([
    { id: '1', rubric: { 'criterion 1': { weight: 2 } } },
    '1 cells where the header has 2',
    { id: '3', rubric: '[not json]' },
    'The file ends inside a quoted cell',
  ]);
});

test('hostile JSON is refused by depth and size, and what no database keeps is replaced', () => {
  const deep = '['.repeat(DEPTH_LIMIT + 1) + ']'.repeat(DEPTH_LIMIT + 1);
  expect(parseJson(deep)).toEqual({ ok: false, error: `Nested deeper than ${DEPTH_LIMIT} levels` });
  expect(parseJson(`"${'['.repeat(500)}"`).ok).toBe(true);
  const mended = parseJson('{"a\\u0000": ["\\ud800x", "\\ud83d\\ude00"], "ok": "\\\\u0000"}');
  expect(mended).toEqual({
    ok: true,
    value: { mended: true, value: { 'a\ufffd': ['\ufffdx', '😀'], ok: '\\u0000' } },
  });
  expect(parseJson('{"ok": "\\\\u0000 is only written"}')).toMatchObject({
    value: { mended: false },
  });
});

test('numbers can be had as they are written', () => {
  expect(
    parseWithNumbersAsWritten('{"a": 10.50, "b": [1e3, "2"], "c": 12345678901234567890}'),
  ).toEqual({
    a: '10.50',
    b: ['1e3', '2'],
    c: '12345678901234567890',
  });
});

describe('sniffing', () => {
  test.each([
    ['{"a":1}\n{"a":2}', 'json-lines'],
    ['{"prompt":{"x":1}}', 'json-lines'],
    ['[\n{"a":1}]', 'json-items'],
    ['[{"a":1},{"a":2}]', 'json-items'],
    ['[1,2]\n[3,4]', 'json-lines'],
    ['{"q1":{"prompt":"a"},"q2":{"prompt":"b"}}', 'json-items'],
    ['{\n "q1": {"prompt": "a"}', 'json-items'],
    ['\ufeff  {"a":1}\n{"a":2}', 'json-lines'],
    ['prompt,response\na,b', 'csv'],
  ])('%j is %s', (head, kind) => {
    expect(sniffFraming(head).kind).toBe(kind);
  });

  test('the delimiter is the one that the header uses', () => {
    expect(sniffFraming('a;b;"c,d,e,f"\n')).toEqual({ kind: 'csv', delimiter: ';' });
    expect(sniffFraming('a\tb, c\td\n')).toEqual({ kind: 'csv', delimiter: '\t' });
  });
});
