import { normalQuantile } from '#domain/probability/normal-distribution.ts';
import type { Interval } from '#domain/agreement/statistic.ts';

/** A correlation with its interval, or in words why there is none. Never NaN. */
export type Correlation =
  | { kind: 'defined'; value: number; interval: Interval | null; n: number }
  | { kind: 'undefined'; why: string; n: number };

/** Under this many pairs a correlation says more of chance than of the criterion. */
export const LEAST_PAIRS = 4;

/**
 * Pearson's product-moment correlation; its interval is Fisher's: tanh(artanh r ± z/√(n − 3))
 * (R. A. Fisher, Metron 1, 1921). It takes pairs as independent; verdicts on responses of one
 * task are not quite, so the interval is somewhat too narrow there.
 */
export function pearson(pairs: readonly (readonly [number, number])[], level = 0.95): Correlation {
  const n = pairs.length;
  if (n < LEAST_PAIRS) return few(n);
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  const centred = pairs.map(([x, y]) => [x - meanX, y - meanY] as const);
  return cosine(centred, 3, level);
}

/**
 * Correlation through the origin, Σxy / √(Σx² Σy²), for pairs whose sign is a matter of which of
 * two responses is named first: turning a pair round changes nothing. Both means are known to be
 * 0, so Fisher's interval has n − 2 where Pearson's has n − 3.
 */
export function throughOrigin(
  pairs: readonly (readonly [number, number])[],
  level = 0.95,
): Correlation {
  return pairs.length < LEAST_PAIRS ? few(pairs.length) : cosine(pairs, 2, level);
}

function cosine(
  pairs: readonly (readonly [number, number])[],
  lost: number,
  level: number,
): Correlation {
  const n = pairs.length;
  const sum = (of: (x: number, y: number) => number) =>
    pairs.reduce((total, [x, y]) => total + of(x, y), 0);
  const xx = sum((x) => x * x);
  const yy = sum((_, y) => y * y);
  // Rounding leaves a little where there is nothing.
  if (xx < 1e-12) return { kind: 'undefined', n, why: 'Its verdicts are all the same' };
  if (yy < 1e-12) return { kind: 'undefined', n, why: 'What it is compared with never differs' };
  const value = Math.max(-1, Math.min(1, sum((x, y) => x * y) / Math.sqrt(xx * yy)));
  return { kind: 'defined', value, n, interval: fisher(value, n - lost, level) };
}

function fisher(value: number, weight: number, level: number): Interval | null {
  if (weight < 1 || Math.abs(value) > 1 - 1e-12) return null;
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(weight);
  const low = Math.tanh(Math.atanh(value) - half);
  const high = Math.tanh(Math.atanh(value) + half);
  return { low, high, level, method: 'Fisher' };
}

const few = (n: number): Correlation => ({
  kind: 'undefined',
  n,
  why: `${n} ${n === 1 ? 'pair' : 'pairs'}; a correlation needs ${LEAST_PAIRS}`,
});
