import { expect, test } from 'vitest';
import { originField, recordedOrigins, sharesOf } from './text-origin.ts';

const runs = [
  { n: 40, from: 'typed' as const },
  { n: 25, from: 'outside' as const },
  { n: 30, from: 'app' as const, of: 'r1' },
  { n: 5, from: 'kept' as const, of: 'r2' },
];

test('shares add up, and what came from outside is a model’s once the expert says so', () => {
  expect(sharesOf({ runs, modelHelped: false })).toEqual({
    total: 100,
    typed: 40,
    kept: 5,
    app: 30,
    outside: 25,
    model: 0,
  });
  expect(sharesOf({ runs, modelHelped: true })).toMatchObject({ outside: 0, model: 25 });
});

test('every text with a record is listed, fitted to the text that stands', () => {
  const fields = {
    'text/Justification': 'x'.repeat(110),
    [originField('text/Justification')]: { runs, modelHelped: false },
    'rewrite/r2': 'no record',
    [originField('rewrite/gone')]: { runs, modelHelped: false },
    'explanation/c1/r1': 'broken record',
    [originField('explanation/c1/r1')]: { runs: 'none' },
    'verdict/c1/r1': { value: 'met', criterionVersion: 1 },
  };
  expect(recordedOrigins(fields)).toEqual([
    {
      field: 'text/Justification',
      total: 110,
      typed: 50,
      kept: 5,
      app: 30,
      outside: 25,
      model: 0,
      modelHelped: false,
      pastedFrom: ['r1'],
    },
  ]);
});
