import { fQuantile } from '#domain/probability/t-and-f-quantile.ts';
import { completeTable } from './complete-table.ts';
import type { Ratings } from './ratings.ts';
import {
  DEFAULT_OPTIONS,
  undefinedBecause,
  type Interval,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';

/**
 * The six forms of Shrout and Fleiss (1979, Psychological Bulletin 86). Model 1: each unit has
 * its own raters; 2: the raters are a sample; 3: these raters are all there are. `single` is the
 * reliability of one rating, otherwise that of the mean of all k.
 */
export type IccForm = { model: 1 | 2 | 3; single: boolean };

/**
 * Model 1 takes the units that have as many ratings as the fullest unit, whoever gave them;
 * models 2 and 3 the units rated by every rater. Other units are left out.
 */
export function intraclassCorrelation(
  ratings: Ratings,
  form: IccForm,
  options: StatisticOptions = DEFAULT_OPTIONS,
): Statistic {
  if (ratings.code.length === 0) return undefinedBecause('There are no ratings.');
  const numbers = ratings.scale.numbers;
  if (numbers === undefined) {
    return undefinedBecause('An intraclass correlation needs numbers, and not every value is one.');
  }
  const { k, codes } = form.model === 1 ? fullestUnits(ratings) : crossedUnits(ratings);
  if (k < 2) return undefinedBecause('No unit has two ratings, so there is nothing to compare.');
  const n = codes.length / k;
  if (n < 2) {
    return undefinedBecause(
      form.model === 1 || n === 1
        ? `Only ${n} unit is complete; variance between units needs at least two.`
        : `No unit was rated by all ${k} raters.`,
    );
  }
  const squares = meanSquares(
    Float64Array.from(codes, (code) => numbers[code]!),
    n,
    k,
  );
  const value = estimate(squares, n, k, form);
  if (value === undefined) {
    return undefinedBecause(
      'The ratings do not vary in a way that separates units from raters, so the ratio is 0 / 0.',
    );
  }
  return {
    kind: 'defined',
    value,
    units: n,
    ratings: n * k,
    ...interval(squares, n, k, form, options),
  };
}

/** Mean squares: between units, within units, between raters, residual. */
type MeanSquares = { between: number; within: number; raters: number; error: number };

/** `values` row by row: n units of k ratings. */
function meanSquares(values: Float64Array, n: number, k: number): MeanSquares {
  let grand = 0;
  for (const value of values) grand += value / values.length;
  const raterMean = new Float64Array(k);
  let between = 0;
  let total = 0;
  for (let u = 0; u < n; u += 1) {
    let unitMean = 0;
    for (let r = 0; r < k; r += 1) {
      const value = values[u * k + r]! - grand;
      unitMean += value / k;
      raterMean[r]! += value / n;
      total += value * value;
    }
    between += k * unitMean * unitMean;
  }
  const raters = n * raterMean.reduce((sum, mean) => sum + mean * mean, 0);
  return {
    between: between / (n - 1),
    within: Math.max(0, total - between) / (n * (k - 1)),
    raters: raters / (k - 1),
    error: Math.max(0, total - between - raters) / ((n - 1) * (k - 1)),
  };
}

function estimate(
  { between, within, raters, error }: MeanSquares,
  n: number,
  k: number,
  { model, single }: IccForm,
): number | undefined {
  const noise = model === 1 ? within : error;
  const spread = model === 2 ? (raters - error) / n : 0;
  const denominator = single ? between + (k - 1) * noise + k * spread : between + spread;
  return Math.abs(denominator) < 1e-15 ? undefined : (between - noise) / denominator;
}

/** F-based intervals of Shrout and Fleiss 1979, p. 424; model 2 by Satterthwaite's degrees. */
function interval(
  squares: MeanSquares,
  n: number,
  k: number,
  form: IccForm,
  { level }: StatisticOptions,
): { interval: Interval | null; intervalWhy?: string } {
  const noise = form.model === 1 ? squares.within : squares.error;
  if (noise <= squares.between * 1e-14) {
    return {
      interval: null,
      intervalWhy: 'The ratings leave no residual variance, so the F ratio has no interval.',
    };
  }
  const single =
    form.model === 2 ? bounds2(squares, n, k, level) : bounds(squares, n, k, form, level);
  // Spearman and Brown's formula carries a bound on one rating to the mean of k. It has a pole
  // at −1 / (k − 1), which noisy data on few units can pass; Satterthwaite's degrees can vanish.
  const mean = (rho: number) => (k * rho) / (1 + (k - 1) * rho);
  const passesPole = !form.single && single.some((rho) => 1 + (k - 1) * rho <= 1e-12);
  const [low, high] = form.single ? single : [mean(single[0]), mean(single[1])];
  if (passesPole || !Number.isFinite(low) || !Number.isFinite(high) || low > high) {
    return {
      interval: null,
      intervalWhy: 'The units differ too little for the F-based interval of this form.',
    };
  }
  return { interval: { low, high, level, method: 'F distribution (Shrout and Fleiss 1979)' } };
}

function bounds(
  { between, within, error }: MeanSquares,
  n: number,
  k: number,
  { model }: IccForm,
  level: number,
): [number, number] {
  const p = 0.5 + level / 2;
  const degrees = model === 1 ? n * (k - 1) : (n - 1) * (k - 1);
  const ratio = between / (model === 1 ? within : error);
  const low = ratio / fQuantile(p, n - 1, degrees);
  const high = ratio * fQuantile(p, degrees, n - 1);
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

function bounds2(
  { between, raters, error }: MeanSquares,
  n: number,
  k: number,
  level: number,
): [number, number] {
  const rho =
    estimate({ between, within: 0, raters, error }, n, k, { model: 2, single: true }) ?? 0;
  const ratio = raters / error;
  const a = k * rho * ratio;
  const b = n * (1 + (k - 1) * rho) - k * rho;
  const degrees = ((k - 1) * (n - 1) * (a + b) ** 2) / ((n - 1) * a * a + b * b);
  const p = 0.5 + level / 2;
  const below = fQuantile(p, n - 1, degrees);
  const above = fQuantile(p, degrees, n - 1);
  const rest = k * raters + (k * n - k - n) * error;
  return [
    (n * (between - below * error)) / (below * rest + n * between),
    (n * (above * between - error)) / (rest + n * above * between),
  ];
}

function crossedUnits(ratings: Ratings): { k: number; codes: Int32Array } {
  const { raters, code } = completeTable(ratings);
  return { k: raters, codes: code };
}

function fullestUnits({ offsets, code }: Ratings): { k: number; codes: Int32Array } {
  let k = 0;
  for (let u = 0; u + 1 < offsets.length; u += 1) k = Math.max(k, offsets[u + 1]! - offsets[u]!);
  const codes: number[] = [];
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    if (offsets[u + 1]! - offsets[u]! !== k) continue;
    for (let i = offsets[u]!; i < offsets[u + 1]!; i += 1) codes.push(code[i]!);
  }
  return { k, codes: Int32Array.from(codes) };
}
