import { expect, test } from 'vitest';
import { agreementOfRatings } from './agreement-ratings.ts';

const CSV = 'unit,rater,value\n1,a,1\n1,b,1\n2,a,2\n2,b,2\n3,a,1\n3,b,2\n4,a,2\n4,b,\n';

test('a file and a metric give value, interval and counts', () => {
  const result = agreementOfRatings(CSV, { metric: 'cohen-kappa' });
  expect(result.ok && result.value).toMatchObject({
    metric: 'cohen-kappa',
    interval: { level: 0.95 },
    units: 4,
    raters: 2,
    ratings: 7,
  });
  expect(result.ok && result.value.value).toBeCloseTo(0.4, 12);
});

test('declared categories come as a list or as text with commas', () => {
  const asText = agreementOfRatings(CSV, { metric: 'gwet-ac1', categories: '1, 2,3' });
  const asList = agreementOfRatings(CSV, { metric: 'gwet-ac1', categories: ['1', '2', '3'] });
  expect(asText).toEqual(asList);
  expect(asText).not.toEqual(agreementOfRatings(CSV, { metric: 'gwet-ac1' }));
});

test('a statistic that is not defined is an answer with its reason', () => {
  const result = agreementOfRatings('unit,rater,value\n1,a,1\n', { metric: 'fleiss-kappa' });
  expect(result.ok && result.value).toMatchObject({ value: null, interval: null });
  expect(result.ok && result.value.why).toMatch(/No unit has two ratings/);
});

test('an unknown metric and an unreadable file are refused', () => {
  const unknown = agreementOfRatings(CSV, { metric: 'kappa' });
  expect(unknown).toMatchObject({ ok: false, error: { kind: 'unknown-metric' } });
  const bad = agreementOfRatings(`${CSV}5,a,9\n6,a\n`, { metric: 'percent', categories: '1,2' });
  expect(bad).toMatchObject({ ok: false, error: { kind: 'bad-ratings' } });
  expect(!bad.ok && bad.error.message).toBe(
    'line 11, column 4: This row has 2 fields, the header has 3.',
  );
});
