import { expect, test } from 'vitest';
import { pearson, throughOrigin } from './correlation.ts';

test('Anscombe’s first data set, with the interval that R’s cor.test prints', () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  const found = pearson(x.map((each, index) => [each, y[index] ?? 0]));
  expect(found).toMatchObject({ kind: 'defined', n: 11, interval: { method: 'Fisher' } });
  if (found.kind !== 'defined') return;
  expect(found.value).toBeCloseTo(0.81642, 5);
  expect(found.interval?.low).toBeCloseTo(0.42439, 4);
  expect(found.interval?.high).toBeCloseTo(0.95069, 4);
});

test('through the origin: 4 / √(3 · 15), whichever response is named first', () => {
  const pairs = [
    [1, 2],
    [-1, -1],
    [0, 3],
    [1, 1],
  ] as const;
  const turned = pairs.map(([x, y], index) =>
    index % 2 ? ([-x, -y] as const) : ([x, y] as const),
  );
  for (const each of [pairs, turned]) {
    const found = throughOrigin(each);
    expect(found.kind === 'defined' && found.value).toBeCloseTo(4 / Math.sqrt(45), 12);
  }
});

test('no number where there is none: too few pairs, or one side never differs', () => {
  expect(pearson([[1, 1]])).toMatchObject({ kind: 'undefined', n: 1 });
  const flat = [0, 1, 2, 3].map((each) => [1, each] as const);
  expect(pearson(flat)).toMatchObject({ why: 'Its verdicts are all the same' });
  expect(pearson(flat.map(([x, y]) => [y, x] as const))).toMatchObject({
    why: 'What it is compared with never differs',
  });
});

test('a perfect correlation has no honest interval', () => {
  const line = [0, 1, 2, 3].map((each) => [each, 2 * each] as const);
  expect(pearson(line)).toMatchObject({ kind: 'defined', value: 1, interval: null });
});
