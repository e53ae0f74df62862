import { normalQuantile } from '#domain/probability/normal-distribution.ts';
import { seededGenerator } from '#domain/probability/seeded-generator.ts';
import { completeTable, type CompleteTable } from './complete-table.ts';
import { midRanks } from './mid-ranks.ts';
import type { Ratings } from './ratings.ts';
import {
  DEFAULT_OPTIONS,
  tooFewUnits,
  undefinedBecause,
  type Interval,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';

const REPLICATES = 1000;
/** Ratings × replicates of the bootstrap are kept below this, so that it stays within a second. */
const MOST_WORK = 50_000_000;
const FEWEST_REPLICATES = 50;

/**
 * Kendall's coefficient of concordance with the correction for ties (Kendall 1948, Rank
 * Correlation Methods, ch. 6): do the raters rank the units alike? Units that lack a rating by
 * somebody are left out. No closed interval is published; it is a seeded bootstrap over units.
 */
export function kendallW(ratings: Ratings, options: StatisticOptions = DEFAULT_OPTIONS): Statistic {
  if (ratings.code.length === 0) return undefinedBecause('There are no ratings.');
  if (!ratings.scale.ordered) {
    return undefinedBecause('Ranks need the order of the categories: declare the scale.');
  }
  const table = completeTable(ratings);
  if (table.raters < 2) return undefinedBecause('Concordance needs at least two raters.');
  if (table.units < 2) {
    return undefinedBecause(
      table.units === 0
        ? `No unit was rated by all ${table.raters} raters.`
        : 'Only one unit was rated by everybody; ranking needs at least two.',
    );
  }
  const concordance = weightedConcordance(table, ratings.scale.categories.length);
  const once = new Int32Array(table.units).fill(1);
  const value = concordance(once);
  if (value === undefined) {
    return undefinedBecause('Every rater gave all units the same value, so there are no ranks.');
  }
  return {
    kind: 'defined',
    value,
    units: table.units,
    ratings: table.units * table.raters,
    ...bootstrap(table, concordance, value, options),
  };
}

/** W when unit u occurs `times[u]` times; undefined where nobody's ratings vary. */
function weightedConcordance(
  { units, raters, code }: CompleteTable,
  categories: number,
): (times: Int32Array) => number | undefined {
  // Column by column, so that the inner loops run through memory in order.
  const columns = Array.from({ length: raters }, (_, r) => {
    const column = new Int32Array(units);
    for (let u = 0; u < units; u += 1) column[u] = code[u * raters + r]!;
    return column;
  });
  const counts = new Float64Array(categories);
  const sums = new Float64Array(units);
  return (times) => {
    let n = 0;
    for (let u = 0; u < units; u += 1) n += times[u]!;
    sums.fill(0);
    let ties = 0;
    for (const column of columns) {
      counts.fill(0);
      for (let u = 0; u < units; u += 1) counts[column[u]!]! += times[u]!;
      const own = midRanks(counts);
      ties += own.ties;
      for (let u = 0; u < units; u += 1) sums[u]! += own.ranks[column[u]!]!;
    }
    const mean = (raters * (n + 1)) / 2;
    let squares = 0;
    for (let u = 0; u < units; u += 1) squares += times[u]! * (sums[u]! - mean) ** 2;
    const most = (raters * raters * (n * n * n - n) - raters * ties) / 12;
    return most <= 1e-9 * n ? undefined : squares / most;
  };
}

function bootstrap(
  { units, raters }: CompleteTable,
  concordance: (times: Int32Array) => number | undefined,
  value: number,
  { level, seed }: StatisticOptions,
): { interval: Interval | null; intervalWhy?: string } {
  if (units < 3) return tooFewUnits();
  const affordable = Math.floor(MOST_WORK / (units * raters));
  const replicates = Math.max(FEWEST_REPLICATES, Math.min(REPLICATES, affordable));
  const random = seededGenerator(seed);
  const times = new Int32Array(units);
  const values: number[] = [];
  for (let b = 0; b < replicates; b += 1) {
    times.fill(0);
    for (let i = 0; i < units; i += 1) times[random.below(units)]! += 1;
    const replicate = concordance(times);
    if (replicate !== undefined) values.push(replicate);
  }
  if (values.length < replicates / 2) return tooFewUnits();
  if (replicates === REPLICATES) {
    const method = `bootstrap over units, percentile, ${replicates} replicates`;
    values.sort((a, b) => a - b);
    const at = (p: number) =>
      values[Math.min(values.length - 1, Math.max(0, Math.round(p * (values.length - 1))))]!;
    return { interval: { low: at((1 - level) / 2), high: at((1 + level) / 2), level, method } };
  }
  // Large data: few replicates are enough for a standard error, not for percentiles.
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  const half = normalQuantile(0.5 + level / 2) * Math.sqrt(variance);
  const method = `bootstrap over units, standard error, ${replicates} replicates`;
  const low = Math.max(0, value - half);
  return { interval: { low, high: Math.min(1, value + half), level, method } };
}
