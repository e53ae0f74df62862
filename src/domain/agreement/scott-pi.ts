import { chanceCorrected } from './chance-corrected.ts';
import { notTwoRaters } from './complete-table.ts';
import { sharedMarginals } from './fleiss-kappa.ts';
import type { Ratings } from './ratings.ts';
import {
  DEFAULT_OPTIONS,
  undefinedBecause,
  type Statistic,
  type StatisticOptions,
} from './statistic.ts';
import { unitCounts } from './unit-counts.ts';

/**
 * Scott's pi for two raters (Scott 1955, Public Opinion Quarterly 19): chance agreement from
 * the shares of both raters together. Units that only one of them rated are left out.
 */
export function scottPi(ratings: Ratings, options: StatisticOptions = DEFAULT_OPTIONS): Statistic {
  const why = notTwoRaters(ratings, 'Scott’s pi', 'Fleiss’ kappa, its extension to many raters');
  if (why !== undefined) return undefinedBecause(why);
  const counts = unitCounts(ratings);
  for (let u = 0; u < counts.size.length; u += 1) {
    if (counts.size[u] !== 1) continue;
    counts.size[u] = 0;
    counts.count.fill(0, counts.offsets[u]!, counts.offsets[u + 1]!);
  }
  return chanceCorrected(counts, { name: 'identity', table: undefined }, sharedMarginals, options);
}
