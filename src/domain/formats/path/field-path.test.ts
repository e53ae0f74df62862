import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaceAt, splitAtItems, topField, valueAt, valuesAt } from './field-path.ts';

const row = {
  a: {
    b: 1,
    list: [
      { t: 'x', parts: [{ s: 1 }, { s: 2 }] },
      { t: 'y', parts: [] },
    ],
  },
  'dotted.key': 'literal',
  'Rubric JSON': [1, 2],
};

test('paths reach into objects and lists and say where each value stands', () => {
  expect(valueAt(row, 'a.b')).toBe(1);
  expect(valuesAt(row, 'a.list[].t')).toEqual([
    { place: 'a.list[0].t', value: 'x' },
    { place: 'a.list[1].t', value: 'y' },
  ]);
  expect(valuesAt(row, 'a.list[].parts[].s').map(({ value }) => value)).toEqual([1, 2]);
  expect(valueAt(row, 'a.list[1].t')).toBe('y');
  expect(valueAt(row, 'dotted.key')).toBe('literal');
  expect(valueAt(row, 'Rubric JSON[1]')).toBe(2);
  expect(valueAt([[1, 2], [3]], '[0][1]')).toBe(2);
});

test('a path that leads nowhere finds nothing, not even what objects inherit', () => {
  for (const path of [
    'a.c',
    'a.b.c',
    'a[]',
    'a.list[9].t',
    'constructor',
    'a.toString',
    '__proto__.x',
    '',
  ]) {
    expect(valuesAt(row, path).filter(({ value }) => value !== row)).toEqual([]);
  }
});

test('no path makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, path) => {
      expect(() => valuesAt(value as never, path)).not.toThrow();
    }),
  );
});

test('a repair changes only what it names, and leaves the row alone otherwise', () => {
  const given = {
    rubric: [{ w: 'bad' }, { w: 'good' }, { w: 'bad' }],
    w: 'bad',
    ['__proto__']: 'own',
  };
  expect(replaceAt(given, 'rubric[].w', 'bad', 'better')).toEqual({
    ...given,
    rubric: [{ w: 'better' }, { w: 'good' }, { w: 'better' }],
  });
  expect(replaceAt(given, 'rubric[].w', 'none', 'x')).toBe(given);
  expect(replaceAt(given, 'rubric[1].w', 'bad', 'x')).toBe(given);
});

test('a mapping path splits at its first list', () => {
  expect(splitAtItems('responses[].artifacts[].text')).toEqual({
    list: 'responses',
    rest: 'artifacts[].text',
  });
  expect(splitAtItems('answers[]')).toEqual({ list: 'answers', rest: '' });
  expect(splitAtItems('a.b')).toBeNull();
  expect(topField('responses[].text')).toBe('responses');
});
