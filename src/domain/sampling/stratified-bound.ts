import {
  fewestDefects,
  mostDefects,
  type DefectInterval,
  type InspectedSample,
} from './defect-bounds.ts';

export type InspectedStratum = InspectedSample & { name: string };

/**
 * Bounds on all strata together: each stratum's exact hypergeometric bound at its equal part of
 * the risk, added up (Bonferroni's inequality). Conservative: all strata's bounds hold at once
 * with probability at least `level`, so their sum does too, whatever the allocation. A stratum
 * that was not sampled counts as possibly all defective; one that was counted in full takes no
 * part of the risk.
 */
export function stratifiedDefectInterval(
  strata: readonly InspectedStratum[],
  level: number,
  sides: 'upper' | 'both' = 'both',
): DefectInterval {
  const uncertain = strata.filter(({ population, sampled }) => sampled < population).length;
  const alpha = (1 - level) / Math.max(1, uncertain) / (sides === 'both' ? 2 : 1);
  let population = 0;
  let fewest = 0;
  let most = 0;
  for (const stratum of strata) {
    population += stratum.population;
    most += mostDefects(stratum, alpha);
    fewest += sides === 'both' ? fewestDefects(stratum, alpha) : stratum.defects;
  }
  return {
    fewest,
    most,
    low: population === 0 || sides === 'upper' ? 0 : fewest / population,
    high: population === 0 ? 0 : most / population,
    level,
    method: 'sum of exact hypergeometric bounds, Bonferroni over strata',
  };
}

/** The unbiased estimate of the overall defect rate: each stratum's rate weighed by its size. */
export function stratifiedDefectRate(strata: readonly InspectedStratum[]): number | undefined {
  let population = 0;
  let defects = 0;
  for (const stratum of strata) {
    if (stratum.population === 0) continue;
    if (stratum.sampled === 0) return undefined;
    population += stratum.population;
    defects += (stratum.population * stratum.defects) / stratum.sampled;
  }
  return population === 0 ? undefined : defects / population;
}
