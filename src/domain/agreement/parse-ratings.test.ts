import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords } from './csv-records.ts';
import { parseRatings } from './parse-ratings.ts';
import type { Ratings } from './ratings.ts';

const parsed = (csv: string, categories?: string[]): Ratings => {
  const result = parseRatings(csv, { categories });
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '));
  return result.value;
};
const errors = (csv: string, categories?: string[]) => {
  const result = parseRatings(csv, { categories });
  return result.ok ? [] : result.error;
};
const triples = ({ units, raters, scale, offsets, rater, code }: Ratings) =>
  units.flatMap((unit, u) =>
    Array.from({ length: offsets[u + 1]! - offsets[u]! }, (_, i) => {
      const at = offsets[u]! + i;
      return `${unit}/${raters[rater[at]!]}/${scale.categories[code[at]!]}`;
    }),
  );

test('rows become ratings, an empty value is a missing rating', () => {
  const ratings = parsed('unit,rater,value\nu1,ann,3\nu1,bo,\nu2,bo,1\n');
  expect(ratings.units).toEqual(['u1', 'u2']);
  expect(ratings.raters).toEqual(['ann', 'bo']);
  expect(triples(ratings)).toEqual(['u1/ann/3', 'u2/bo/1']);
});

test('columns may stand in any order, with more columns, CRLF, quotes and a byte-order mark', () => {
  const ratings = parsed(
    '\ufeffvalue,note,"rater",unit\r\n2,"a, ""b""\nc",ann, u1 \r\n\r\n4,,bo,u1\r\n',
  );
  expect(triples(ratings)).toEqual(['u1/ann/2', 'u1/bo/4']);
});

test('numbers are ordered as numbers and equal numbers are one category', () => {
  const ratings = parsed('unit,rater,value\na,x,10\nb,x,9\nc,x,9.0\nd,x,-1\n');
  expect(ratings.scale.categories).toEqual(['-1', '9', '10']);
  expect(ratings.scale.numbers).toEqual(Float64Array.from([-1, 9, 10]));
  expect(ratings.scale.ordered).toBe(true);
});

test('undeclared words have no order unless there are two of them', () => {
  expect(parsed('unit,rater,value\na,x,no\nb,x,yes\n').scale.ordered).toBe(true);
  const three = parsed('unit,rater,value\na,x,low\nb,x,mid\nc,x,high\n');
  expect(three.scale.categories).toEqual(['high', 'low', 'mid']);
  expect(three.scale.ordered).toBe(false);
});

test('a declared scale keeps its order and its unused categories', () => {
  const ratings = parsed('unit,rater,value\na,x,mid\n', ['low', ' mid', 'high']);
  expect(ratings.scale).toMatchObject({ categories: ['low', 'mid', 'high'], ordered: true });
  expect(triples(ratings)).toEqual(['a/x/mid']);
});

test('every complaint names its line and column', () => {
  expect(errors('')).toEqual([
    { kind: 'header', line: 1, column: 1, message: 'The file is empty; it has no header.' },
  ]);
  expect(errors('unit,score\na,1\n')).toEqual([
    {
      kind: 'header',
      line: 1,
      column: 1,
      message: 'The header must name unit, rater and value; it lacks rater and value.',
    },
  ]);
  const bad = errors('unit,rater,value\na,x\n"b\nb",x,1\n,x,1\nc,,1\n');
  expect(bad.map(({ line, column, kind }) => [line, column, kind])).toEqual([
    [2, 4, 'row'],
    [5, 1, 'row'],
    [6, 3, 'row'],
  ]);
  expect(errors('unit,rater,value\r\na,x,1,more\r\n')[0]).toMatchObject({ line: 2, column: 7 });
  expect(bad[1]?.message).toBe('This row has no unit.');
  expect(errors('unit,rater,value\na,x,1\nb,"x,2\n')).toEqual([
    { kind: 'row', line: 3, column: 3, message: 'A quote opens here and never closes.' },
  ]);
  expect(errors('unit,rater,value\na,x,1\nb,x,6\n', ['1', '2'])).toEqual([
    {
      kind: 'undeclared-value',
      line: 3,
      column: 5,
      message: '“6” is not in the declared scale (1, 2).',
    },
  ]);
  expect(errors('unit,rater,value\na,x,1\n', ['1', '1.0'])[0]?.kind).toBe('scale');
});

test('a file with nothing but errors stops after twenty', () => {
  const csv = `unit,rater,value\n${'a,x\n'.repeat(500)}`;
  expect(errors(csv)).toHaveLength(20);
});

test('a rater who rated a unit twice is remembered with the line', () => {
  const ratings = parsed('unit,rater,value\na,x,1\nb,x,1\na,x,2\n');
  expect(ratings.repeated).toEqual({ unit: 'a', rater: 'x', line: 4 });
});

test('names such as __proto__ are ordinary names', () => {
  const ratings = parsed('unit,rater,value\n__proto__,constructor,toString\n');
  expect(triples(ratings)).toEqual(['__proto__/constructor/toString']);
});

test('any table of texts survives being written as CSV and read again', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'),
    maxLength: 6,
  });
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, (table) => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const csv = table.map((row) => row.map(quote).join(',')).join('\r\n');
      expect([...csvRecords(csv)].map(({ fields }) => fields)).toEqual(table);
    }),
  );
});
