import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  formatCount,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSigned,
} from './format-number.ts';

test('thousands are parted by a narrow no-break space', () => {
  expect(formatNumber(999)).toBe('999');
  expect(formatNumber(1204)).toBe('1\u202f204');
  expect(formatNumber(1_234_567.5)).toBe('1\u202f234\u202f567.5');
});

test('the minus is a real one, and nought has none', () => {
  expect(formatNumber(-5)).toBe('\u22125');
  expect(formatNumber(-0.001, 2)).toBe('0.00');
  expect(formatSigned(7)).toBe('+7');
  expect(formatSigned(-6)).toBe('\u22126');
  expect(formatSigned(0)).toBe('0');
  expect(formatSigned(0.001, 2)).toBe('0.00');
});

test('per cent has a narrow no-break space before its sign', () => {
  expect(formatPercent(0.71)).toBe('71\u202f%');
  expect(formatPercent(0.016, 1)).toBe('1.6\u202f%');
});

test('negative money stands in brackets', () => {
  expect(formatMoney(-148)).toBe('(148.0)');
  expect(formatMoney(81.5)).toBe('81.5');
  expect(formatMoney(-0.01)).toBe('0.0');
});

test('a count agrees with its noun', () => {
  expect(formatCount(1, 'change')).toBe('1 change');
  expect(formatCount(0, 'change')).toBe('0 changes');
  expect(formatCount(1204, 'entry', 'entries')).toBe('1\u202f204 entries');
});

test('the digits of any number come back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
      const text = formatNumber(value).replaceAll('\u202f', '').replace('\u2212', '-');
      expect(Number(text)).toBe(value === 0 ? 0 : value);
    }),
  );
});
