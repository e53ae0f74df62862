import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaCdf, betaQuantile } from './beta-distribution.ts';
import { binomialTwoSided, binomialUpperTail } from './binomial-distribution.ts';
import { clopperPearson, wilsonInterval } from './binomial-distribution.ts';
import { logChoose, logGamma } from './log-gamma.ts';
import { normalCdf, normalQuantile } from './normal-distribution.ts';
import { fQuantile, studentTQuantile } from './t-and-f-quantile.ts';

test('log gamma gives factorials and the half-integer value', () => {
  expect(logGamma(1)).toBeCloseTo(0, 12);
  expect(logGamma(6)).toBeCloseTo(Math.log(120), 12);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(logGamma(1000)).toBeCloseTo(5905.220423209181, 8);
  expect(logChoose(5, 2)).toBeCloseTo(Math.log(10), 12);
  expect(logChoose(5, 6)).toBe(-Infinity);
});

test('the normal distribution agrees with printed tables', () => {
  expect(normalCdf(1.96)).toBeCloseTo(0.9750021, 7);
  expect(normalCdf(-3.2)).toBeCloseTo(0.0006871379379, 12);
  expect(normalCdf(-6) / 9.865876450376946e-10).toBeCloseTo(1, 10);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(1e-9)).toBeCloseTo(-5.9978070150076865, 9);
});

test('the normal quantile undoes the distribution', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13);
    }),
  );
});

test('the beta distribution agrees with known values', () => {
  expect(betaCdf(0.2, 2, 3)).toBeCloseTo(0.1808, 12);
  expect(betaCdf(0.03, 100, 3000)).toBeCloseTo(0.2430985353346372, 9);
  expect(betaCdf(0.5, 10_000, 10_000)).toBeCloseTo(0.5, 9);
  expect(betaQuantile(0.025, 2, 3)).toBeCloseTo(0.06758598648854294, 12);
  expect(betaQuantile(0.975, 0.5, 20)).toBeCloseTo(0.11940702395503566, 12);
});

test('beta probabilities mirror when the two shapes change places', () => {
  const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
      expect(betaCdf(x, a, b) + betaCdf(1 - x, b, a)).toBeCloseTo(1, 9);
    }),
  );
});

test('t and F quantiles agree with printed tables', () => {
  expect(studentTQuantile(0.975, 11)).toBeCloseTo(2.200985160082949, 9);
  expect(studentTQuantile(0.975, 1)).toBeCloseTo(12.706204736432095, 6);
  expect(studentTQuantile(0.01, 4.5)).toBeCloseTo(-3.527050890626401, 8);
  expect(fQuantile(0.975, 5, 15)).toBeCloseTo(3.5764153492790607, 9);
  expect(fQuantile(0.025, 15, 5)).toBeCloseTo(0.2796095817566552, 9);
  expect(fQuantile(0.975, 5, 4.79)).toBeCloseTo(7.490103962012937, 8);
});

test('binomial tails and tests are exact', () => {
  expect(binomialUpperTail(15, 100, 0.1)).toBeCloseTo(0.07257296526488025, 12);
  expect(binomialUpperTail(0, 10, 0.3)).toBe(1);
  expect(binomialTwoSided(15, 20, 0.5)).toBeCloseTo(0.04138946533203125, 12);
  expect(binomialTwoSided(3, 40, 0.2)).toBeCloseTo(0.04786946338839313, 12);
  expect(binomialTwoSided(0, 0, 0.5)).toBe(1);
});

test('Clopper–Pearson and Wilson intervals agree with known values', () => {
  const exact = clopperPearson(3, 40, 0.95);
  expect(exact.low).toBeCloseTo(0.015742179851041527, 10);
  expect(exact.high).toBeCloseTo(0.20386474873289898, 10);
  const score = wilsonInterval(3, 40, 0.95);
  expect(score.low).toBeCloseTo(0.025836025774588198, 10);
  expect(score.high).toBeCloseTo(0.19864233524310543, 10);
  expect(clopperPearson(0, 10, 0.95).low).toBe(0);
  expect(clopperPearson(10, 10, 0.95).high).toBe(1);
  expect(wilsonInterval(10, 10, 0.95).high).toBe(1);
});
